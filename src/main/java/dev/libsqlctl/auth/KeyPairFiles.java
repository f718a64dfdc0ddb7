package dev.libsqlctl.auth;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.file.AtomicFile;
import dev.libsqlctl.file.FilePair;
import dev.libsqlctl.file.Readers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a pair of keys is kept.
 *
 * @param privateKey absolute path of the private key, in PEM, which its owner alone may read
 * @param publicKey absolute path of the public key, in the form that sqld reads
 */
public record KeyPairFiles(Path privateKey, Path publicKey) {
    /** What becomes of keys that are there already. */
    public enum Existing {
        /** They stay, and the new ones are refused. */
        KEEP,
        /** The new ones take their place. */
        REPLACE
    }

    /** {@return the usual names in a directory} */
    public static KeyPairFiles in(Path directory) {
        return new KeyPairFiles(directory.resolve("private.pem"), directory.resolve("public.pub"));
    }

    /**
     * Makes sure that a pair may be written.
     *
     * @param existing what becomes of keys that are there
     * @param dataDirectory a directory that servers read, where no private key may lie
     * @throws LibsqlctlException {@link ErrorCode#KEY_EXISTS} when one of the files is there and stays, {@link ErrorCode#KEY_UNSAFE} when
     *     the private key would lie in the data directory
     */
    public void requireWritable(Existing existing, Path dataDirectory) {
        requireOutside(privateKey, dataDirectory);
        if (existing == Existing.KEEP) {
            Stream.of(privateKey, publicKey)
                    .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                    .findFirst()
                    .ifPresent(file -> {
                        throw exists(file);
                    });
        }
    }

    /**
     * Makes sure that a private key lies where no server can read it.
     *
     * @param privateKey absolute path of the key, which need not be there
     * @param dataDirectory a directory that servers read, which need not be there
     * @throws LibsqlctlException {@link ErrorCode#KEY_UNSAFE} when it lies inside
     */
    public static void requireOutside(Path privateKey, Path dataDirectory) {
        if (real(privateKey).startsWith(real(dataDirectory))) {
            throw new LibsqlctlException(
                    ErrorCode.KEY_UNSAFE,
                    privateKey + " is inside the data directory, which the server can read",
                    "Keep the private key elsewhere: the server needs the public one alone.");
        }
    }

    /** {@return the path with its links followed, as far as it is there} */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            return absolute.toRealPath();
        } catch (IOException e) {
            return absolute.getParent() == null
                    ? absolute
                    : real(absolute.getParent()).resolve(absolute.getFileName());
        }
    }

    /**
     * Writes both files, or none.
     *
     * @param key the pair
     * @throws LibsqlctlException {@link ErrorCode#IO_ERROR} when they cannot be written; what was there is there still
     */
    public void write(SigningKey key) {
        try {
            FilePair.write(
                    new FilePair.Part(privateKey, ascii(key.pem()), Readers.OWNER),
                    new FilePair.Part(publicKey, ascii(key.publicKey().text()), Readers.EVERYBODY));
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    /**
     * Makes a new pair and writes it.
     *
     * @param existing what becomes of keys that are there
     * @param dataDirectory a directory that servers read, where no private key may lie
     * @return the pair
     * @throws LibsqlctlException as {@link #requireWritable} and {@link #write}
     */
    public SigningKey create(Existing existing, Path dataDirectory) {
        requireWritable(existing, dataDirectory);
        SigningKey key = SigningKey.generate();
        write(key);
        return key;
    }

    /**
     * Writes the public key of a private one that is kept already.
     *
     * @param key the pair
     * @param existing what becomes of another public key that is there
     * @throws LibsqlctlException {@link ErrorCode#KEY_EXISTS} when another one is there and stays, {@link ErrorCode#IO_ERROR}
     */
    public void writePublicKey(VerificationKey key, Existing existing) {
        if (existing == Existing.KEEP && Files.exists(publicKey)) {
            if (!KeyFiles.publicKeys(publicKey).equals(List.of(key))) {
                throw new LibsqlctlException(
                        ErrorCode.KEY_EXISTS,
                        publicKey + " is there already and belongs to another private key",
                        "Replace it with --force, or name its private key with --key.");
            }
            return;
        }
        try {
            AtomicFile.write(publicKey, ascii(key.text()), Readers.EVERYBODY);
        } catch (IOException e) {
            throw unwritten(e);
        }
    }

    private static LibsqlctlException unwritten(IOException cause) {
        return new LibsqlctlException(
                ErrorCode.IO_ERROR,
                "the keys cannot be written: " + cause.getMessage(),
                "Nothing was changed. Make room, or choose a directory that you may write to.",
                cause);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static LibsqlctlException exists(Path file) {
        return new LibsqlctlException(
                ErrorCode.KEY_EXISTS,
                file + " is there already",
                "Use it again with --key private.pem, or replace the pair with --force: tokens of the old key are refused then.");
    }
}
