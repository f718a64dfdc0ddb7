#!/bin/sh
# Writes a tar archive of a bare Debian system to standard output: the required packages and apt, as this machine has them installed, and nothing else.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir -p "$root/var/lib/dpkg/info" "$root/etc/apt" "$root/dev" "$root/proc" "$root/sys" "$root/run" "$root/var/tmp" "$root/root" "$root/opt"
mkdir -m 1777 "$root/tmp"

# What they depend on as well, as far as it is installed; where there are alternatives, each of them that is.
packages=$(dpkg-query -W -f '${db:Status-Status}\t${Priority}\t${Package}\t${Pre-Depends}, ${Depends}\n' | awk -F '\t' '
  $1 == "installed" { needs[$3] = $4 }
  $1 == "installed" && ($2 == "required" || $3 == "apt") { take[++count] = $3; taken[$3] }
  END {
    for (i = 1; i <= count; i++) {
      print take[i]
      words = split(needs[take[i]], word, /[,|]/)
      for (w = 1; w <= words; w++) {
        name = word[w]
        sub(/^ +/, "", name)
        sub(/[ :(].*$/, "", name)
        if (name in needs && !(name in taken)) { take[++count] = name; taken[name] }
      }
    }
  }')

# shellcheck disable=SC2086
dpkg-query -s $packages >"$root/var/lib/dpkg/status"
: >"$root/var/lib/dpkg/available"
cp /var/lib/dpkg/info/format "$root/var/lib/dpkg/info"
for package in $packages; do
  for file in /var/lib/dpkg/info/"$package".* /var/lib/dpkg/info/"$package":*; do
    [ ! -e "$file" ] || echo "$file"
  done
done | xargs cp -t "$root/var/lib/dpkg/info"
cp /etc/ld.so.cache /etc/shells "$root/etc"
cp /usr/share/base-passwd/passwd.master "$root/etc/passwd"
cp /usr/share/base-passwd/group.master "$root/etc/group"
for link in bin sbin lib lib64; do
  [ ! -L "/$link" ] || ln -s "usr/$link" "$root/$link"
done

# Files that a package names by /bin are in /usr/bin where the one is a link to the other.
merged=
[ ! -L /bin ] || merged='s#^/(bin|sbin|lib|lib64)(/|$)#/usr/\1\2#'
# shellcheck disable=SC2086
{
  dpkg-query -L $packages | grep '^/' | grep -vE '^/usr/share/(doc|locale|info)/.' | sed -E "$merged"
  echo /usr/bin/sh
} | sort -u | while read -r file; do
  [ "$file" = /. ] || { [ ! -e "$file" ] && [ ! -L "$file" ]; } || echo ".$file"
done >"$work/files"
tar -C / --no-recursion -T "$work/files" -cf - | tar -C "$root" -xpf -
tar -C "$root" --owner 0 --group 0 -cf - .
