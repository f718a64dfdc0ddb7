@echo off
rem Starts libsqlctl with the Java of JAVA_HOME, or the one on PATH.
setlocal EnableExtensions DisableDelayedExpansion

rem Only in a subroutine does cmd.exe know its directory also where the command was typed in quotes.
call :directory

set "java="
set "home="
if defined JAVA_HOME set "home=%JAVA_HOME:"=%"
if defined home goto :java_home
for %%J in (java.exe) do set "java=%%~$PATH:J"
if defined java goto :version
>&2 echo error: JAVA_MISSING: there is no java on PATH
>&2 echo hint: Install a JDK 17 or newer, or set JAVA_HOME.
exit /b 1

:java_home
set "java=%home%\bin\java.exe"
if exist "%java%" goto :version
>&2 echo error: JAVA_MISSING: JAVA_HOME is "%home%", where there is no bin\java.exe
>&2 echo hint: Point JAVA_HOME to a JDK 17 or newer, or unset it to use the java on PATH.
exit /b 1

:directory
set "lib=%~dp0..\lib"
exit /b 0

rem The file "release" of a JDK says its version, and asking a JVM for it takes as long as the command. A java.exe that lies elsewhere has to be asked.
:version
for %%J in ("%java%") do set "release=%%~dpJ..\release"
set "version="
if exist "%release%" for /f "usebackq tokens=1,2 delims==" %%K in ("%release%") do if "%%K"=="JAVA_VERSION" set version=%%L
if defined version goto :compare
for /f "tokens=2,3" %%V in ('^""%java%" -version 2^>^&1^"') do if "%%V"=="version" set version=%%W
if not defined version goto :run

:compare
set "version=%version:"=%"
for /f "delims=.-+_" %%V in ("%version%") do set "feature=%%V"
if %feature% GEQ 17 goto :run
>&2 echo error: JAVA_TOO_OLD: "%java%" is Java %version%
>&2 echo hint: Point JAVA_HOME to a JDK 17 or newer.
exit /b 1

:run
set "jvm=-XX:TieredStopAtLevel=1"
for %%C in (backup restore import) do if "%~1"=="%%C" set "jvm=@%lib%\rows.options"
rem java.exe gets the arguments in the old code page of the machine, a variable is in Unicode.
set LIBSQLCTL_ARGUMENTS=%*
rem The last line, so that && and || and whoever called this see the exit code.
"%java%" "%jvm%" -Dfile.encoding=UTF-8 -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr -jar "%lib%\libsqlctl.jar" %*
