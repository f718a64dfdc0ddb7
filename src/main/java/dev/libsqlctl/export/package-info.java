/** Files by which other programs run a server as it is: Docker Compose, systemd, and Podman's Quadlet. */
package dev.libsqlctl.export;
