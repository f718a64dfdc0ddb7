#!/bin/sh
# Makes the class archive of a JVM that has none yet, in the user's cache, while the first command already runs without it. One of several first runs does; where it
# cannot be made, for want of room or of permission, it is not tried again for a day.
#
# Usage: first-run.sh JAVA ARCHIVE

java=$1
archive=$2
directory=${archive%/*}
turn=$archive.turn

umask 077
mkdir -p "$directory" && [ -O "$directory" ] || exit 1
[ -z "$(find "$turn" -maxdepth 0 -mmin +1440 2>/dev/null)" ] || rmdir "$turn"
mkdir "$turn" || exit 1

# The command that was typed goes first, and its end, or a terminal's, is not the end of this.
trap '' HUP INT
if nice -n 3 sh "${0%/*}/class-archive.sh" "$java" "$archive"; then
  rmdir "$turn"
fi
