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
rm -f "$archive" "$archive.new"

# Loads the classes of a command. What it answers is of no interest, nor that it fails for want of a server.
run() {
  list=$(mktemp "$work/XXXXXX.classes")
  status=0
  LC_ALL=C.UTF-8 "$java" -Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable \
    -XX:DumpLoadedClassList="$list" -jar "$distribution/lib/libsqlctl.jar" "$@" >>"$work/log" 2>&1 </dev/null || status=$?
  if [ "$status" -eq 2 ]; then
    echo "not a command line: $*" >>"$work/wrong"
  fi
}

mkdir migrations data
cat >migrations/1_example.up.sql <<'EOF'
CREATE TABLE example(id INTEGER PRIMARY KEY, name TEXT, share REAL, picture BLOB);
INSERT INTO example VALUES(1, 'It''s', 0.25, x'00ff'), (2, NULL, 1e300, NULL);
EOF
# Nobody listens at this port: what a command needs to speak to a server is loaded even so.
nowhere=http://127.0.0.1:1

files() {
  run migrate up --url sqlite:example.db
  run migrate status --url sqlite:example.db
  run backup --url sqlite:example.db -o example.sql.zst --json
  run restore example.sql.zst --to restored.db
}

servers() {
  run --help
  run backup --url "$nowhere" -o nothing.sql
  run generate-jwt --no-demo --data-dir data
  run play --url "$nowhere"
  run status --data-dir data
  run env --url "$nowhere"
  run start --data-dir data
}

files &
servers
wait
if [ -e wrong ] || [ ! -e restored.db ]; then
  cat log wrong >&2
  exit 1
fi

awk '!seen[$0]++' ./*.classes >all
"$java" -Xshare:dump -XX:SharedClassListFile=all -XX:SharedArchiveFile="$archive.new" -XX:+UseSerialGC -Xlog:disable \
  -cp "$distribution/lib/libsqlctl.jar" >>"$work/log" 2>&1 || {
  cat "$work/log" >&2
  exit 1
}
# A JVM would crash in one that is not all there.
mv "$archive.new" "$archive"
