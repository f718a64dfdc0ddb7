package dev.libsqlctl.server.docker;

import com.github.dockerjava.transport.SSLConfig;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;

/**
 * An empty TLS context for sockets of the file system, which never use one: without any, the transport would read all certificates of
 * the Java platform at each start.
 */
enum NoTls implements SSLConfig {
    INSTANCE;

    @Override
    public SSLContext getSSLContext() throws NoSuchAlgorithmException {
        return SSLContext.getInstance("TLS");
    }
}
