#!/bin/bash
# Starts systemd as process 1 of namespaces of its own, with a control group of its own, so that nothing of this machine's is touched but the files that its units write.
# Arguments: a directory of units, an empty directory.
set -e
units=$1
work=$2
mount --make-rprivate /
mount -t cgroup2 none "$work"
mkdir "$work/libsqlctl-test-$$"
echo $$ >"$work/libsqlctl-test-$$/cgroup.procs"
exec unshare --fork --pid --cgroup --uts --ipc --mount --mount-proc bash -c '
  set -e
  umount "$2"
  if mountpoint -q /sys/fs/cgroup; then umount -R /sys/fs/cgroup; fi
  mount -t cgroup2 none /sys/fs/cgroup
  engine=/run/docker.sock
  if [ -S "$engine" ]; then
    touch "$2/docker.sock"
    mount --bind "$engine" "$2/docker.sock"
  fi
  mount -t tmpfs tmpfs /run
  mkdir /run/lock
  if [ -e "$2/docker.sock" ]; then
    touch "$engine"
    mount --bind "$2/docker.sock" "$engine"
    umount "$2/docker.sock"
  fi
  # A machine that systemd thinks was never started would have its services enabled.
  mount --bind /etc /etc
  mount -o remount,bind,ro /etc
  touch "$2/begun"
  export container=test SYSTEMD_UNIT_PATH="$1"
  exec "$3" --system --unit=begin.target --default-standard-output=null --default-standard-error=null --log-target=null' \
  systemd "$units" "$work" "$3"
