package dev.libsqlctl.server;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a server is.
 *
 * @param server the server as its engine knows it
 * @param answering whether it is healthy and answers a statement
 * @param version what sqld says it is; empty when it does not answer
 * @param secured whether it refuses a statement without a token; what it was made to do, when it does not answer
 * @param uptime how long it has been running; empty when it does not run
 * @param sizes what its files take
 * @param memory resident memory in bytes; empty when it does not run or that cannot be told
 */
public record ServerStatus(
        Server server,
        boolean answering,
        Optional<String> version,
        boolean secured,
        Optional<Duration> uptime,
        DataSizes sizes,
        OptionalLong memory) {}
