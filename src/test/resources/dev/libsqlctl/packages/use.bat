rem Uses the command on the path: each library that it is made of has something to do.
call libsqlctl --version
if errorlevel 1 exit /b 11
call libsqlctl --help > help.txt
if errorlevel 1 exit /b 12
call libsqlctl sql --url sqlite:a.db "CREATE TABLE t(a TEXT); INSERT INTO t VALUES ('It works!!!')"
if errorlevel 1 exit /b 13
call libsqlctl sql --url sqlite:a.db "SELECT a FROM t"
if errorlevel 1 exit /b 14
call libsqlctl backup --url sqlite:a.db -o a.sql.zst 2> nul
if errorlevel 1 exit /b 15
call libsqlctl backup --url sqlite:a.db -o a.sql.zst --force 2> nul
if errorlevel 1 exit /b 16
call libsqlctl backup verify a.sql.zst
if errorlevel 1 exit /b 17
call libsqlctl restore a.sql.zst --to b.db 2> nul
if errorlevel 1 exit /b 18
call libsqlctl migrate new first > new.txt
if errorlevel 1 exit /b 19
for %%F in (migrations\*.up.sql) do echo CREATE TABLE u(b); > "%%F"
call libsqlctl migrate up --url sqlite:b.db 2> nul
if errorlevel 1 exit /b 20
> u.csv echo b
>> u.csv echo 1
call libsqlctl import csv u.csv u --url sqlite:b.db
if errorlevel 1 exit /b 21
call libsqlctl generate-jwt --no-demo > token.txt 2> nul
if errorlevel 1 exit /b 22
for /f "delims=" %%L in (token.txt) do echo one token
call libsqlctl token create 2> nul > t.txt
if errorlevel 1 exit /b 23
type t.txt | call libsqlctl token verify - > v.txt
if errorlevel 1 exit /b 24
type v.txt
