# Uses the command that $command is in a new directory: each library that it is made of has something to do.
set -eu
cd "$(mktemp -d)"
"$command" --version
"$command" --help | grep -F libsqlctl | head -n 1
"$command" completion bash | bash -n
"$command" sql --url sqlite:a.db "CREATE TABLE t(a TEXT); INSERT INTO t VALUES ('It works!!!')"
"$command" sql --url sqlite:a.db "SELECT a FROM t"
"$command" backup --url sqlite:a.db -o a.sql.zst | sed 's/ (.*//'
"$command" restore a.sql.zst --to b.db 2>/dev/null | sed 's/.*: //'
migration=$("$command" migrate new first | head -n 1)
echo 'CREATE TABLE u(b);' >"$migration"
"$command" migrate up --url sqlite:b.db | cut -d ' ' -f 1
printf 'b\n1\n' >u.csv
"$command" import csv u.csv u --url sqlite:b.db
"$command" generate-jwt --no-demo 2>/dev/null | grep -c .
"$command" token create | "$command" token verify - | head -n 1
