package dev.libsqlctl.server.docker;

import com.github.dockerjava.transport.SSLConfig;
import javax.net.ssl.SSLContext;

/**
 * A TLS context for sockets of the file system, which never use one. It only stands in the place of a real one: with none at all the
 * transport would start the Java platform's TLS and read all its certificates, at the price of a seventh of a second.
 */
enum NoTls implements SSLConfig {
    INSTANCE;

    @Override
    public SSLContext getSSLContext() {
        return new Empty();
    }

    private static final class Empty extends SSLContext {
        Empty() {
            super(null, null, "none");
        }
    }
}
