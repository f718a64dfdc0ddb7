/** Where settings come from: flag, environment, {@code .env}, default. */
package dev.libsqlctl.config;
