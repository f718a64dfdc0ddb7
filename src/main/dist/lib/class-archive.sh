#!/bin/sh
# Makes a class archive for the launcher: the classes that commands load, as a JVM has them in memory, so that each start finds instead of makes them.
# It fits the JVM that made it and, before Java 20, the place of the jars; any other JVM passes over it. Without one a start takes twice as long, nothing else.
# Where the path of the jars has blanks or letters beyond ASCII, Java 17 takes only its own classes out of it.
# Beside it goes the native library of SQLite for this machine, which would otherwise be unpacked at each start, unless the package is for one kind of machine.
#
# Usage: class-archive.sh JAVA ARCHIVE
#
# It is none of the ahead-of-time caches of newer JVMs: those load every class that they hold at each start, which takes longer than it saves where one file serves all commands.

set -eu
java=$1
archive=$2
lib=$(CDPATH= cd -- "$(dirname "$0")" && pwd -P)
program=$lib/libsqlctl.jar
pending=$archive.$$.new
for jar in "$lib"/sqlite-jdbc-*.jar; do
  library=${jar##*/}
  library=${archive%/*}/${library%.jar}.native
done
work=$(mktemp -d)
trap 'rm -rf "$work" "$pending" "$pending".*' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

failed() {
  cat "$work/log" >&2
  exit 1
}

# What the launcher gives a JVM; an archive fits no other collector as well.
jvm() {
  LC_ALL=C.UTF-8 "$java" -XX:TieredStopAtLevel=1 -Xlog:disable -XX:+UnlockDiagnosticVMOptions "$@" >>"$work/log" 2>&1 </dev/null
}

rehearsal=dev.libsqlctl.rehearsal.Rehearsal
mkdir "$work/stage"
jvm -Djava.locale.providers=COMPAT "-XX:DumpLoadedClassList=$work/classes" -cp "$program" "$rehearsal" "$work/stage" "$program" "$work/native" || failed
# Once through the program's own beginning and end.
jvm "-XX:DumpLoadedClassList=$work/more" -jar "$program" --version || failed
# Newer JVMs number the classes of a list; in two lists the numbers would be taken twice.
sed "s/ id: [0-9]*\$//" "$work/classes" "$work/more" >"$work/all"
jvm -Xshare:dump "-XX:SharedClassListFile=$work/all" "-XX:SharedArchiveFile=$pending" -cp "$program" || failed
# Each whole, at once: a JVM would crash in one that is not all there.
if [ -e "$work/native" ]; then
  cp "$work/native" "$pending.native"
  mv "$pending.native" "$library"
fi
mv "$pending" "$archive"
