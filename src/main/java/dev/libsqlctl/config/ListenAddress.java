package dev.libsqlctl.config;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What follows from the address that a server listens on. */
public final class ListenAddress {
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final int LAST_PORT = 65535;

    private ListenAddress() {}

    /**
     * Makes sure that a server can be told to listen there: sqld takes no host name.
     *
     * @param bind an IP address
     * @param port a TCP port
     * @throws LibsqlctlException {@link ErrorCode#SETTING_INVALID} when one of them is none
     */
    public static void require(String bind, int port) {
        if (address(bind).isEmpty()) {
            throw new LibsqlctlException(
                    ErrorCode.SETTING_INVALID, "'" + bind + "' is no IP address", "Use one such as 127.0.0.1 or ::1.");
        }
        if (port < 1 || port > LAST_PORT) {
            throw new LibsqlctlException(
                    ErrorCode.SETTING_INVALID, port + " is no TCP port", "Use one from 1 to " + LAST_PORT + ".");
        }
    }

    /** {@return whether only programs of this machine reach what listens on an IP address} */
    public static boolean isLoopback(String bind) {
        return address(bind).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** A name would be looked up in the network; an address is not. */
    private static Optional<InetAddress> address(String bind) {
        if (!IPV4.matcher(bind).matches() && !IPV6.matcher(bind).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bind));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /**
     * {@return the URL under which programs of this machine reach a server}
     *
     * @param bind the IP address that it listens on; every address stands for the loopback one
     * @param port the TCP port that it listens on
     */
    public static URI url(String bind, int port) {
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
