package dev.libsqlctl.server;

import java.net.URI;

/** What follows from the address that a server listens on. */
final class ListenAddress {
    private ListenAddress() {}

    /** {@return the URL under which programs of this machine reach a server that listens there} */
    static URI url(String bind, int port) {
        return URI.create("http://" + host(bind) + ":" + port);
    }

    private static String host(String bind) {
        return switch (bind) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "[::1]";
            default -> bind.indexOf(':') >= 0 ? "[" + bind + "]" : bind;
        };
    }
}
