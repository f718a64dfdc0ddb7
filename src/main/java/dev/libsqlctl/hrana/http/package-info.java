/** How bytes get to the server and back. Nothing here knows what they mean. */
package dev.libsqlctl.hrana.http;
