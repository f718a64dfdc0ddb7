package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.jdbc.TableText.ForeignKey;
import org.junit.jupiter.api.Test;

class TableTextTest {
    @Test
    void namesOfColumnConstraints() {
        TableText text = TableText.parse("""
                CREATE TABLE t (
                    a INTEGER CONSTRAINT pk PRIMARY KEY CONSTRAINT positive CHECK (a > 0),
                    b CONSTRAINT given NOT NULL CONSTRAINT fk REFERENCES u, -- CONSTRAINT no PRIMARY KEY
                    c DEFAULT ('CONSTRAINT x REFERENCES y') REFERENCES v (w))""");
        assertThat(text.primaryKey()).isEqualTo("pk");
        assertThat(text.foreignKeys()).containsExactly(new ForeignKey("fk", false), new ForeignKey(null, false));
    }

    @Test
    void namesOfTableConstraints() {
        TableText text = TableText.parse(
                "CREATE TABLE t (a, b, CONSTRAINT \"the \"\"key\"\"\" PRIMARY KEY (a, b),"
                        + " CONSTRAINT [f k] FOREIGN KEY (a) REFERENCES u (x) ON DELETE SET NULL, FOREIGN KEY (b) REFERENCES v) STRICT");
        assertThat(text.primaryKey()).isEqualTo("the \"key\"");
        assertThat(text.foreignKeys()).containsExactly(new ForeignKey("f k", false), new ForeignKey(null, false));
    }

    @Test
    void aNameBelongsToTheNextConstraintAlone() {
        TableText text =
                TableText.parse("CREATE TABLE t (a CONSTRAINT u UNIQUE PRIMARY KEY, b CONSTRAINT c, d REFERENCES e)");
        assertThat(text.primaryKey()).isNull();
        assertThat(text.foreignKeys()).containsExactly(new ForeignKey(null, false));
    }

    @Test
    void deferredIsOnlyWhatSaysAllOfIt() {
        TableText text = TableText.parse("CREATE TABLE t (a REFERENCES x DEFERRABLE INITIALLY DEFERRED,"
                + " b REFERENCES x DEFERRABLE, c REFERENCES x NOT DEFERRABLE INITIALLY DEFERRED,"
                + " d REFERENCES x DEFERRABLE INITIALLY IMMEDIATE, deferred INT, FOREIGN KEY (d) REFERENCES x"
                + " ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED)");
        assertThat(text.foreignKeys())
                .extracting(ForeignKey::deferred)
                .containsExactly(true, false, false, false, true);
    }

    @Test
    void foreignKeysAreNumberedFromTheLast() {
        TableText text =
                TableText.parse("CREATE TABLE t (a CONSTRAINT first REFERENCES x, b CONSTRAINT last REFERENCES x)");
        assertThat(text.foreignKey(0).name()).isEqualTo("last");
        assertThat(text.foreignKey(1).name()).isEqualTo("first");
        assertThat(text.foreignKey(2)).isEqualTo(new ForeignKey(null, false));
    }

    @Test
    void aTableWithoutATextHasNoNames() {
        assertThat(TableText.parse("")).isEqualTo(new TableText(null, java.util.List.of()));
    }
}
