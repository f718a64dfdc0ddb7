/** Servers as containers of a Docker engine. The only home of docker-java. */
package dev.libsqlctl.server.docker;
