package dev.libsqlctl.cli;

import dev.libsqlctl.migrate.UpRequest.Order;
import picocli.CommandLine.Option;

/** The option that lets migrations be applied that are older than the newest applied one. */
final class OrderOption {
    @Option(
            names = "--out-of-order",
            description = "Apply pending migrations also when they are older than the newest applied one.")
    private boolean any;

    /** {@return what becomes of such migrations} */
    Order order() {
        return any ? Order.ANY : Order.STRICT;
    }
}
