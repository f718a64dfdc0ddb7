package dev.libsqlctl.migrate;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The pragmas that sqld takes. It refuses every other, also those that SQLite would ignore. */
final class ServerPragmas {
    private static final Set<String> WITH_ARGUMENT = Set.of(
            "collation_list",
            "compile_options",
            "data_version",
            "database_list",
            "defer_foreign_keys",
            "encoding",
            "foreign_key_check",
            "foreign_key_list",
            "foreign_keys",
            "freelist_count",
            "function_list",
            "index_info",
            "index_list",
            "index_xinfo",
            "integrity_check",
            "legacy_file_format",
            "module_list",
            "page_count",
            "pragma_list",
            "quick_check",
            "stats",
            "table_info",
            "table_list",
            "table_xinfo",
            "user_version");

    private static final Set<String> TO_READ = Set.of(
            "analysis_limit",
            "application_id",
            "auto_vacuum",
            "automatic_index",
            "busy_timeout",
            "cache_size",
            "cache_spill",
            "cell_size_check",
            "checkpoint_fullfsync",
            "fullfsync",
            "hard_heap_limit",
            "journal_mode",
            "journal_size_limit",
            "legacy_alter_table",
            "locking_mode",
            "max_page_count",
            "mmap_size",
            "page_size",
            "query_only",
            "read_uncommitted",
            "recursive_triggers",
            "reverse_unordered_selects",
            "schema_version",
            "secure_delete",
            "soft_heap_limit",
            "synchronous",
            "temp_store",
            "threads",
            "trusted_schema",
            "wal_autocheckpoint");

    private static final String TAKE_OUT = "Take it out: the server decides about it.";

    private static final Map<String, String> ADVICE = Map.of(
            "application_id", "Mark the database with PRAGMA user_version or with a table.",
            "case_sensitive_like", "Use GLOB, which minds the case, in place of LIKE.",
            "ignore_check_constraints", "Correct the rows first, or make the table anew without the constraint.",
            "journal_mode", "Take it out: sqld always uses the write-ahead log.",
            "legacy_alter_table", "Take it out: drop views and triggers first, and make them again at the end.",
            "optimize", "Take it out.",
            "wal_checkpoint", "Take it out: SQLD_CHECKPOINT_INTERVAL_S lets the server do that.",
            "writable_schema", "Use ALTER TABLE, or make the table anew and copy its rows.");

    private ServerPragmas() {}

    static Optional<Diagnostic> check(StatementTokens statement) {
        PragmaWords pragma = PragmaWords.of(statement);
        if (!pragma.isPragma()
                || WITH_ARGUMENT.contains(pragma.name())
                || !pragma.hasArgument() && TO_READ.contains(pragma.name())) {
            return Optional.empty();
        }
        if (WITH_ARGUMENT.stream().anyMatch(pragma::is)) {
            return Optional.of(
                    statement.error("sqld refuses the name of a pragma in quotes", "Write it without them."));
        }
        return Optional.of(statement.error(
                pragma.hasArgument()
                        ? "sqld does not let PRAGMA " + pragma.name() + " be set"
                        : "sqld refuses PRAGMA " + pragma.name(),
                ADVICE.getOrDefault(pragma.name(), TAKE_OUT)));
    }
}
