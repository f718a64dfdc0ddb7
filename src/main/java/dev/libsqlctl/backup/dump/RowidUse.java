package dev.libsqlctl.backup.dump;

/** What becomes of the rowids of tables that have no column for them. */
public enum RowidUse {
    /** They are made anew when the dump is loaded, as with the shell. */
    RENEWED,
    /** They are in the dump, as with the shell's {@code --preserve-rowids}. */
    PRESERVED
}
