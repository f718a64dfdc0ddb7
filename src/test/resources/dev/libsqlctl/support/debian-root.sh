#!/bin/sh
# Writes a tar archive of a bare Debian system to standard output: the required packages and apt, as this machine has them installed, and nothing else.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir -p "$root/var/lib/dpkg/info" "$root/etc/apt" "$root/dev" "$root/proc" "$root/sys" "$root/run" "$root/var/tmp" "$root/root" "$root/opt"
mkdir -m 1777 "$root/tmp"

dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p' | sort -u >"$work/installed"
required=$(dpkg-query -W -f '${Priority} ${Package}\n' | sed -n 's/^required //p')
# shellcheck disable=SC2086
packages=$(LC_ALL=C apt-cache depends --recurse --installed --no-recommends --no-suggests --no-conflicts --no-breaks --no-replaces --no-enhances \
  apt $required | grep '^[a-z0-9]' | sort -u | comm -12 - "$work/installed")

# shellcheck disable=SC2086
dpkg-query -s $packages >"$root/var/lib/dpkg/status"
: >"$root/var/lib/dpkg/available"
for package in $packages; do
  find /var/lib/dpkg/info -name "$package.*" -o -name "$package:*"
done >"$work/database"
cp -t "$root/var/lib/dpkg/info" $(cat "$work/database")
cp /etc/ld.so.cache /etc/shells "$root/etc"
cp /usr/share/base-passwd/passwd.master "$root/etc/passwd"
cp /usr/share/base-passwd/group.master "$root/etc/group"
for link in bin sbin lib lib64; do
  [ ! -L "/$link" ] || ln -s "usr/$link" "$root/$link"
done

# Files that a package names by /bin are in /usr/bin where the one is a link to the other.
# shellcheck disable=SC2086
{
  dpkg-query -L $packages | grep '^/' | grep -vE '^/usr/share/(doc|locale|info)/.' | while read -r file; do
    case ${file#/} in
      bin | sbin | lib | lib64) ;;
      bin/* | sbin/* | lib/* | lib64/*) [ -L "/$(echo "$file" | cut -d / -f 2)" ] && echo "/usr$file" || echo "$file" ;;
      *) echo "$file" ;;
    esac
  done
  echo /usr/bin/sh
} | sort -u | while read -r file; do
  [ "$file" = /. ] || { [ ! -e "$file" ] && [ ! -L "$file" ]; } || echo ".$file"
done >"$work/files"
tar -C / --no-recursion -T "$work/files" -cf - | tar -C "$root" -xpf -
tar -C "$root" --owner 0 --group 0 -cf - .
