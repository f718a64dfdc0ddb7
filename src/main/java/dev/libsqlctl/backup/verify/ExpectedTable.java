package dev.libsqlctl.backup.verify;

import dev.libsqlctl.backup.content.TableContent;
import java.util.Optional;

/**
 * What a table should hold.
 *
 * @param content rows and hash
 */
record ExpectedTable(TableContent content) {
    Optional<String> difference(TableContent found) {
        if (found.rows() != content.rows()) {
            return Optional.of(
                    "table " + content.table() + " has " + found.rows() + " rows instead of " + content.rows());
        }
        if (content.isHashed() && !found.hash().equals(content.hash())) {
            return Optional.of("table " + content.table() + " has other values in its " + content.rows() + " rows");
        }
        return Optional.empty();
    }
}
