package dev.libsqlctl.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.backup.archive.Selection;
import dev.libsqlctl.backup.archive.Selection.Part;
import dev.libsqlctl.backup.source.SchemaEntry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements and names as the shell prints them. */
class SchemaTextTest {
    @Test
    void aTableWhoseNameIsQuotedIsMadeIfItIsNotThere() {
        assertThat(SchemaText.table("CREATE TABLE 'a b'(x)")).isEqualTo("CREATE TABLE IF NOT EXISTS 'a b'(x);\n");
        assertThat(SchemaText.table("CREATE TABLE \"a\"(x)")).isEqualTo("CREATE TABLE IF NOT EXISTS \"a\"(x);\n");
        assertThat(SchemaText.table("CREATE TABLE [a](x)")).isEqualTo("CREATE TABLE [a](x);\n");
    }

    @Test
    void aCommentAtTheEndDoesNotSwallowTheSemicolon() {
        assertThat(SchemaText.table("CREATE TABLE a(x) STRICT -- c")).isEqualTo("CREATE TABLE a(x) STRICT -- c\n;\n");
        assertThat(SchemaText.table("CREATE TABLE a(x) STRICT /* c")).isEqualTo("CREATE TABLE a(x) STRICT /* c*/;\n");
        assertThat(SchemaText.table("CREATE TABLE a(x DEFAULT '--')")).isEqualTo("CREATE TABLE a(x DEFAULT '--');\n");
        assertThat(SchemaText.other("CREATE INDEX i ON a(x) -- c")).isEqualTo("CREATE INDEX i ON a(x) -- c\n;\n");
        assertThat(SchemaText.other("CREATE VIEW v AS SELECT '--'")).isEqualTo("CREATE VIEW v AS SELECT '--'\n;\n");
    }

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "_x1, _x1",
        "1x, \"1x\"",
        "a b, \"a b\"",
        "order, \"order\"",
        "Temp, \"Temp\"",
        "strict, strict",
        "größe, \"größe\"",
        "a\"b, \"a\"\"b\"",
        "a$, \"a$\""
    })
    void namesAreQuotedWhereTheShellDoes(String name, String expected) {
        assertThat(ShellNames.quoted(name)).isEqualTo(expected);
    }

    private static SchemaEntry table(String name) {
        return new SchemaEntry("table", name, name, "CREATE TABLE x(a)");
    }

    @Test
    void patternsChooseTablesAndWhatBelongsToThem() {
        Chosen chosen = new Chosen(
                new Selection(Part.ALL, List.of("ORDER*", "doc?"), List.of("order_old")), Set.of("docs_data"));

        assertThat(List.of("orders", "order_items", "docs", "docs_data"))
                .allMatch(name -> chosen.contains(table(name)));
        assertThat(List.of("order_old", "documents", "customer")).noneMatch(name -> chosen.contains(table(name)));
        assertThat(chosen.contains(new SchemaEntry("index", "i", "orders", "CREATE INDEX i ON orders(a)")))
                .isTrue();
    }
}
