@echo off
rem Starts libsqlctl with the Java of JAVA_HOME, or the one on PATH.
setlocal

set "java="
if defined JAVA_HOME goto :java_home
for %%J in (java.exe) do set "java=%%~$PATH:J"
if defined java goto :version
>&2 echo error: JAVA_MISSING: there is no java on PATH
>&2 echo hint: Install a JDK 17 or newer, or set JAVA_HOME.
exit /b 1

:java_home
set "java=%JAVA_HOME:"=%\bin\java.exe"
if exist "%java%" goto :version
>&2 echo error: JAVA_MISSING: JAVA_HOME is "%JAVA_HOME:"=%", where there is no bin\java.exe
>&2 echo hint: Point JAVA_HOME to a JDK 17 or newer, or unset it to use the java on PATH.
exit /b 1

rem The file "release" of a JDK says its version, and asking a JVM for it would take as long as the command.
:version
for %%J in ("%java%") do set "release=%%~dpJ..\release"
set "feature="
if exist "%release%" for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%release%"') do set feature=%%V
if not defined feature goto :run
set "feature=%feature:"=%"
if %feature% GEQ 17 goto :run
>&2 echo error: JAVA_TOO_OLD: "%java%" is Java %feature%
>&2 echo hint: Point JAVA_HOME to a JDK 17 or newer.
exit /b 1

:run
set "lib=%~dp0..\lib"
set "jvm=-XX:TieredStopAtLevel=1"
for %%C in (backup restore import) do if "%~1"=="%%C" set "jvm=@%lib%\rows.options"
"%java%" "%jvm%" -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr -jar "%lib%\libsqlctl.jar" %*
exit /b %errorlevel%
