#!/bin/sh
# Makes lib/libsqlctl.jsa of a distribution: the classes that commands load, as the JVM has them in memory, so that each start finds instead of makes them.
# It fits the JVM that made it and the place where it was made; any other JVM passes over it.
#
# Usage: class-archive.sh DISTRIBUTION JAVA

set -eu
distribution=$1
java=$2
archive=$distribution/lib/libsqlctl.jsa
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
rm -f "$archive"

runs=0
# Loads the classes of a command. What it answers is of no interest, nor that it fails for want of a server.
run() {
  runs=$((runs + 1))
  LC_ALL=C.UTF-8 "$java" -Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable \
    -XX:DumpLoadedClassList="$work/$runs.classes" -jar "$distribution/lib/libsqlctl.jar" "$@" >>"$work/log" 2>&1 </dev/null || :
}

mkdir migrations data
cat >migrations/V1__example.sql <<'EOF'
CREATE TABLE example(id INTEGER PRIMARY KEY, name TEXT, share REAL, picture BLOB);
INSERT INTO example VALUES(1, 'It''s', 0.25, x'00ff'), (2, NULL, 1e300, NULL);
EOF
# Nobody listens at this port: what a command needs to speak to a server is loaded even so.
nowhere=http://127.0.0.1:1

run --version
run --help
run migrate --help
run migrate --url sqlite:example.db
run migrate status --url sqlite:example.db
run backup --url sqlite:example.db -o example.sql
run backup --url sqlite:example.db -o example.sql.zst --json
run backup verify example.sql
run backup list .
run restore example.sql --to restored.db
run restore example.sql --check
run backup --url "$nowhere" -o nothing.sql
run restore example.sql --url "$nowhere"
run generate-jwt --no-demo --data-dir data
run play --url "$nowhere"
run alive --timeout 1s
run status --data-dir data
run start --data-dir data --port 1
run stop --data-dir data

awk '!seen[$0]++' ./*.classes >all.classes
"$java" -Xshare:dump -XX:SharedClassListFile=all.classes -XX:SharedArchiveFile="$archive" -XX:+UseSerialGC -Xlog:disable \
  -cp "$distribution/lib/libsqlctl.jar" >>"$work/log" 2>&1 || {
  cat "$work/log" >&2
  exit 1
}
