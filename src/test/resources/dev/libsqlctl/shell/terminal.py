"""Runs a program in a pseudo-terminal: what comes on standard input is typed, what the terminal shows goes to standard output.

Usage: terminal.py ROWS COLUMNS PROGRAM ARGUMENT...

At its end says how the program ended, and whether the terminal is as it was: "<exit 0, terminal restored>".
"""

import fcntl
import os
import select
import signal
import struct
import subprocess
import sys
import termios

rows, columns = int(sys.argv[1]), int(sys.argv[2])
master, slave = os.openpty()
fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
before = termios.tcgetattr(slave)


def own_terminal():
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


signal.signal(signal.SIGTTOU, signal.SIG_IGN)
child = subprocess.Popen(
    sys.argv[3:], stdin=slave, stdout=slave, stderr=slave, preexec_fn=own_terminal
)
print("<pid %d>" % child.pid, flush=True)

typed = [0]
while True:
    ready = select.select([master] + typed, [], [], 0.05)[0]
    if master in ready:
        os.write(1, os.read(master, 65536))
    elif child.poll() is not None:
        break
    if 0 in ready:
        text = os.read(0, 65536)
        if text:
            os.write(master, text)
        else:
            typed = []

after = termios.tcgetattr(slave)
restored = "restored" if after[:4] == before[:4] else "changed"
print("\n<exit %d, terminal %s>" % (child.returncode, restored), flush=True)
