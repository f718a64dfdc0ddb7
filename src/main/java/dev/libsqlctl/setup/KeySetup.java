package dev.libsqlctl.setup;

import dev.libsqlctl.auth.KeyFiles;
import dev.libsqlctl.auth.KeyPairFiles;
import dev.libsqlctl.auth.KeyPairFiles.Existing;
import dev.libsqlctl.auth.SigningKey;
import dev.libsqlctl.error.LibsqlctlException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Provides a pair of keys, and puts its public key where a server finds it. What can be refused is refused before anything is written.
 *
 * @param files where the pair is kept
 * @param privateKey absolute path of a private key to use again; empty to make a new pair
 * @param existing what becomes of other keys that are there
 * @param dataDirectory absolute path of a directory that servers read, where no private key may lie
 */
public record KeySetup(KeyPairFiles files, Optional<Path> privateKey, Existing existing, Path dataDirectory) {
    /**
     * Provides the pair.
     *
     * @param placement where the public key is to be put; empty for nowhere
     * @return the pair, and what was done to the server's files
     * @throws LibsqlctlException when a key cannot be read or must not be written, as {@link KeyPairFiles}, {@link KeyFiles} and
     *     {@link KeyPlacement} say
     */
    public Result run(Optional<KeyPlacement> placement) {
        privateKey.ifPresent(file -> KeyPairFiles.requireOutside(file, dataDirectory));
        Optional<SigningKey> given = privateKey.map(KeyFiles::privateKey);
        placement.ifPresent(place -> place.requirePossible(given.map(SigningKey::publicKey), existing));
        given.ifPresent(key -> files.writePublicKey(key.publicKey(), existing));
        SigningKey key = given.orElseGet(() -> files.create(existing, dataDirectory));
        return new Result(key, placement.map(place -> place.place(key.publicKey())));
    }

    /**
     * What was done.
     *
     * @param key the pair
     * @param placed what was done to the server's files; empty when nothing
     */
    public record Result(SigningKey key, Optional<KeyPlacement.Placed> placed) {}
}
