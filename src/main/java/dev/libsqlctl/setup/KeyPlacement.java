package dev.libsqlctl.setup;

import dev.libsqlctl.auth.KeyPairFiles.Existing;
import dev.libsqlctl.auth.ServerKeys;
import dev.libsqlctl.auth.VerificationKey;
import dev.libsqlctl.config.EnvAssignment;
import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.server.DataDirectory;
import dev.libsqlctl.server.SqldVariables;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Puts a public key where servers look for it: into the data directory, and its name into the file of their variables. */
public final class KeyPlacement {
    private final DataDirectory directory;
    private final EnvAssignment variable;

    /**
     * @param directory the data directory
     * @param envFile absolute path of the file that a secured server gets its variables from
     */
    public KeyPlacement(DataDirectory directory, Path envFile) {
        this.directory = directory;
        this.variable = new EnvAssignment(envFile, SqldVariables.KEY_FILE, DataDirectory.PUBLIC_KEY);
    }

    /**
     * What was done.
     *
     * @param keyFile the file in the data directory
     * @param envFile the file of variables
     * @param envFileChanged whether the key's name had to be added to it
     */
    public record Placed(Path keyFile, Path envFile, boolean envFileChanged) {}

    /**
     * Makes sure, before anything is changed, that a key may be put there.
     *
     * @param key the key; empty when it is yet to be made
     * @param existing what becomes of another key that is there
     * @throws LibsqlctlException {@link ErrorCode#KEY_EXISTS} when a key is there that stays; {@link ErrorCode#ENV_FILE_CONFLICT} when
     *     the variables name another file; {@link ErrorCode#DATA_DIR_INVALID}, {@link ErrorCode#DATA_DIR_NOT_WRITABLE}
     */
    public void requirePossible(Optional<VerificationKey> key, Existing existing) {
        variable.present();
        directory.prepare();
        Path file = directory.publicKey();
        if (!Files.isWritable(directory.path())) {
            throw notWritable(directory, null);
        }
        if (existing == Existing.KEEP && Files.exists(file) && !holds(file, key)) {
            throw new LibsqlctlException(
                    ErrorCode.KEY_EXISTS,
                    file + " holds another key, whose tokens a server may accept",
                    "'libsqlctl keys rotate' changes the key and keeps its tokens valid for a time; --force replaces it at once.");
        }
    }

    private static boolean holds(Path file, Optional<VerificationKey> key) {
        return key.map(ServerKeys::of).map(ServerKeys.read(file)::equals).orElse(false);
    }

    /**
     * Puts a key there.
     *
     * @param key the key
     * @return what was done
     * @throws LibsqlctlException {@link ErrorCode#DATA_DIR_NOT_WRITABLE}, {@link ErrorCode#IO_ERROR}, {@link ErrorCode#ENV_FILE_CONFLICT}
     */
    public Placed place(VerificationKey key) {
        write(directory, directory.publicKey(), ServerKeys.of(key));
        return new Placed(directory.publicKey(), variable.file(), variable.add());
    }

    /** Writes a server's key file. */
    static void write(DataDirectory directory, Path file, ServerKeys keys) {
        try {
            keys.write(file);
        } catch (AccessDeniedException e) {
            throw notWritable(directory, e);
        } catch (IOException e) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR,
                    file + " cannot be written: " + e.getMessage(),
                    "What was there is there still. Make room and run this again.",
                    e);
        }
    }

    private static LibsqlctlException notWritable(DataDirectory directory, IOException cause) {
        return new LibsqlctlException(
                ErrorCode.DATA_DIR_NOT_WRITABLE,
                "the public key cannot be put into " + directory.path() + ", which you may not write to",
                DataDirectory.ownershipHint(directory.path()),
                cause);
    }
}
