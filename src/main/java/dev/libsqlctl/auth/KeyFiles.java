package dev.libsqlctl.auth;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the files that keys are kept in. */
public final class KeyFiles {
    /** Whoever is not the owner and could read or change a private key. */
    private static final Set<PosixFilePermission> OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    /** No key file is longer: this keeps a wrong file from being read into memory. */
    private static final int LIMIT = 64 * 1024;

    private KeyFiles() {}

    /**
     * Reads public keys: one in sqld's own form, or any number in PEM.
     *
     * @param file the file
     * @return the keys in the order of the file; at least one
     * @throws LibsqlctlException {@link ErrorCode#KEY_MISSING} when it is not there or cannot be read, {@link ErrorCode#KEY_INVALID}
     *     when something else is in it
     */
    public static List<VerificationKey> publicKeys(Path file) {
        return KeyText.publicKeys(file, text(file, "public"));
    }

    /**
     * Names what is wrong with a file of public keys.
     *
     * @param file the file
     * @return empty when sqld would take it
     * @throws LibsqlctlException {@link ErrorCode#KEY_MISSING} when it is not there or cannot be read
     */
    public static Optional<KeyFault> publicKeyFault(Path file) {
        String text = text(file, "public");
        try {
            KeyText.publicKeys(file, text);
            return Optional.empty();
        } catch (LibsqlctlException e) {
            return Optional.of(KeyFault.of(text));
        }
    }

    /**
     * {@return whether a private key stands in a file, whatever else does}
     *
     * @param file the file, of any kind
     * @throws LibsqlctlException {@link ErrorCode#KEY_MISSING} when it is not there or cannot be read
     */
    public static boolean holdsPrivateKey(Path file) {
        return KeyFault.isPrivate(text(file, "private"));
    }

    /**
     * Reads a private key in PEM.
     *
     * @param file the file
     * @return the key
     * @throws LibsqlctlException {@link ErrorCode#KEY_MISSING} when it is not there or cannot be read, {@link ErrorCode#KEY_UNSAFE} when
     *     others may read it, {@link ErrorCode#KEY_INVALID} when something else is in it
     */
    public static SigningKey privateKey(Path file) {
        String text = text(file, "private");
        SigningKey key = KeyText.privateKey(file, text);
        requirePrivate(file);
        return key;
    }

    static String text(Path file, String kind) {
        try (var in = Files.newInputStream(file)) {
            // Any byte is a character of Latin-1, so that a binary file is no error of its own.
            return new String(in.readNBytes(LIMIT), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw missing(
                    "there is no " + file,
                    "Make a pair with 'libsqlctl generate-jwt', or name the " + kind + " key.",
                    e);
        } catch (AccessDeniedException e) {
            throw missing(file + " may not be read", "Ask its owner, or run this as the user who may.", e);
        } catch (IOException e) {
            throw missing(file + " cannot be read: " + e.getMessage(), "Name the file of the " + kind + " key.", e);
        }
    }

    private static void requirePrivate(Path file) {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view != null && view.readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
                throw new LibsqlctlException(
                        ErrorCode.KEY_UNSAFE,
                        file + " is a private key that others on this machine may read",
                        "chmod 600 " + file + "; if somebody may have read it, make a new pair.");
            }
        } catch (IOException e) {
            throw missing(file + " cannot be read: " + e.getMessage(), null, e);
        }
    }

    private static LibsqlctlException missing(String message, String hint, IOException cause) {
        return new LibsqlctlException(ErrorCode.KEY_MISSING, message, hint, cause);
    }
}
