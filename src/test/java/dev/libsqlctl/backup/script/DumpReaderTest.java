package dev.libsqlctl.backup.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.backup.script.DumpStatement.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statements as this program, the shell of SQLite and sqld write them. */
class DumpReaderTest {
    private static DumpStatement only(String dump) {
        List<DumpStatement> statements = Dumps.read(dump);
        assertThat(statements).hasSize(1);
        return statements.get(0);
    }

    @Test
    void eachStatementOfADumpIsReadWithItsKindNameAndLine() {
        List<DumpStatement> statements = Dumps.read("""
                PRAGMA foreign_keys=OFF;
                BEGIN TRANSACTION;
                CREATE TABLE IF NOT EXISTS "a ""b""\"(x);
                INSERT INTO "a ""b""\" VALUES(1);
                INSERT INTO "a ""b""\" VALUES(2);
                ANALYZE sqlite_schema;
                INSERT INTO sqlite_stat1 VALUES('a','i','2 1');
                DELETE FROM sqlite_sequence;
                CREATE UNIQUE INDEX i ON "a ""b""\"(x);
                CREATE VIEW [v w] AS SELECT 1;
                DROP TABLE t;
                COMMIT;
                """);

        assertThat(statements)
                .extracting(DumpStatement::kind)
                .containsExactly(
                        Kind.PRAGMA,
                        Kind.BEGIN,
                        Kind.TABLE,
                        Kind.INSERT,
                        Kind.INSERT,
                        Kind.ANALYZE,
                        Kind.INSERT,
                        Kind.DELETE,
                        Kind.INDEX,
                        Kind.VIEW,
                        Kind.OTHER,
                        Kind.COMMIT);
        assertThat(statements)
                .extracting(DumpStatement::table)
                .containsExactly(
                        "",
                        "",
                        "a \"b\"",
                        "a \"b\"",
                        "a \"b\"",
                        "",
                        "sqlite_stat1",
                        "sqlite_sequence",
                        "i",
                        "v w",
                        "",
                        "");
        assertThat(statements)
                .extracting(DumpStatement::line)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        assertThat(statements.get(4).sql()).isEqualTo("INSERT INTO \"a \"\"b\"\"\" VALUES(2)");
    }

    @Test
    void theRowsOfAnInsertAreFound() {
        assertThat(only("INSERT INTO t VALUES(1,'a');"))
                .isEqualTo(new DumpStatement(Kind.INSERT, "t", "INSERT INTO t VALUES(1,'a')", 20, 1));
        assertThat(only("INSERT INTO tä VALUES(1);").row()).isEqualTo(21);
        assertThat(only("insert or ignore into main.\"t\"(a, \"b)\") values (1,(2)), (3,4) ;")
                        .row())
                .isEqualTo(47);
        assertThat(only("REPLACE INTO t VALUES(1);").row()).isEqualTo(21);
    }

    @Test
    void anInsertOfMoreThanRowsHasNone() {
        for (String sql : List.of(
                "INSERT INTO t SELECT 1",
                "INSERT INTO t DEFAULT VALUES",
                "INSERT INTO t VALUES(1) ON CONFLICT DO NOTHING",
                "INSERT INTO t VALUES(1) RETURNING a",
                "INSERT INTO t VALUES(1) -- one")) {
            assertThat(only(sql + "\n;").row()).as(sql).isEqualTo(-1);
            assertThat(Dumps.read("INSERT INTO t VALUES(2);" + sql + "\n;")
                            .get(1)
                            .row())
                    .as(sql)
                    .isEqualTo(-1);
        }
    }

    @Test
    void whatLooksLikeAnEndIsNone() {
        String sql = "CREATE TABLE t(\"a;\" DEFAULT ';''\n;', [b;] /* ; */, `c;` -- ;'\n, d)";

        assertThat(Dumps.read(sql + ";SELECT 1;"))
                .containsExactly(
                        new DumpStatement(Kind.TABLE, "t", sql, -1, 1),
                        new DumpStatement(Kind.OTHER, "", "SELECT 1", -1, 3));
        assertThat(only("INSERT INTO t VALUES(';''--',X'00',-1,\"/*\",2/1 /* ); */);")
                        .row())
                .isEqualTo(20);
    }

    @Test
    void aTriggerEndsWithItsEnd() {
        String trigger = """
                CREATE TRIGGER attach AFTER INSERT ON t BEGIN
                  SELECT CASE WHEN new.a THEN 1 END;
                  -- END;
                  UPDATE t SET "END" = 'END;';
                  SELECT end;
                END""";
        assertThat(Dumps.read(trigger + "  ;\nCREATE INDEX i ON t(a);"))
                .containsExactly(
                        new DumpStatement(Kind.TRIGGER, "attach", trigger + "  ", -1, 1),
                        new DumpStatement(Kind.INDEX, "i", "CREATE INDEX i ON t(a)", -1, 7));
    }

    @Test
    void aDumpOfWindowsIsRead() {
        assertThat(Dumps.read("\ufeffBEGIN;\r\nINSERT INTO t VALUES('a\r\nb');\r\n\r\nCOMMIT;\r\n"))
                .containsExactly(
                        new DumpStatement(Kind.BEGIN, "", "BEGIN", -1, 1),
                        new DumpStatement(Kind.INSERT, "t", "INSERT INTO t VALUES('a\r\nb')", 20, 2),
                        new DumpStatement(Kind.COMMIT, "", "COMMIT", -1, 5));
    }

    @Test
    void commentsBetweenStatementsAreLeftOut() {
        assertThat(Dumps.read("-- a dump; of\n/****** CORRUPTION ERROR *******/\n/* two\nlines */ SELECT 1; -- end"))
                .containsExactly(new DumpStatement(Kind.OTHER, "", "SELECT 1", -1, 4));
    }

    @Test
    void aTextThatIsNoUtf8IsWrittenAsBytes() {
        byte[] dump = Dumps.bytes("INSERT INTO t VALUES('a\u00ff''','\u00c3\u00bc',X'00');");

        assertThat(Dumps.read(dump).get(0).sql()).isEqualTo("INSERT INTO t VALUES(CAST(X'61FF27' AS TEXT),'ü',X'00')");
    }

    @Test
    void aReplacementCharacterThatWasThereStays() {
        assertThat(only("INSERT INTO t VALUES('\ufffd');").sql()).isEqualTo("INSERT INTO t VALUES('\ufffd')");
    }

    @Test
    void aZeroByteOfSqldIsKept() {
        assertThat(only("INSERT INTO t VALUES('a\0b',replace('\0\\n','\\n',char(10)));")
                        .sql())
                .isEqualTo(
                        "INSERT INTO t VALUES(CAST(X'610062' AS TEXT),replace(CAST(X'005C6E' AS TEXT),'\\n',char(10)))");
    }

    @Test
    void anInfinityOfSqldBecomesANumber() {
        assertThat(only("INSERT INTO t VALUES(inf,-inf,'inf',\"inf\",Xinf, inf );")
                        .sql())
                .isEqualTo("INSERT INTO t VALUES(9e999,-9e999,'inf',\"inf\",Xinf, 9e999 )");
        assertThat(only("CREATE VIEW v AS SELECT inf FROM t;").sql()).isEqualTo("CREATE VIEW v AS SELECT inf FROM t");
    }

    @Test
    void aVirtualTableIsReadAsWhatMadeIt() {
        String row = "INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','f''s','f''s',0,'"
                + "CREATE VIRTUAL TABLE \"f''s\" USING fts5(a,\ncontent='''', tokenize=''porter'')');\n";

        assertThat(Dumps.read(row + "SELECT 1;"))
                .containsExactly(
                        new DumpStatement(
                                Kind.VIRTUAL_TABLE,
                                "f's",
                                "CREATE VIRTUAL TABLE \"f's\" USING fts5(a,\ncontent='', tokenize='porter')",
                                -1,
                                1),
                        new DumpStatement(Kind.OTHER, "", "SELECT 1", -1, 3));
    }

    @Test
    void aVirtualTableOfSqldIsReadAlthoughItsQuotesAreNotDoubled() {
        for (String sql : List.of(
                "CREATE VIRTUAL TABLE f USING fts5(a, tokenize='porter')",
                "CREATE VIRTUAL TABLE f USING fts5(a, content='')",
                "CREATE VIRTUAL TABLE f USING fts5(a, content='', tokenize='porter')",
                "CREATE VIRTUAL TABLE f USING fts5(a, tokenize=\"unicode61 tokenchars '-;'\")",
                "CREATE VIRTUAL TABLE f USING fts5(a, b)")) {
            String row = "INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql) VALUES('table','f','f',0,'" + sql;
            assertThat(Dumps.read(row + "');\nSELECT 1;"))
                    .as(sql)
                    .containsExactly(
                            new DumpStatement(Kind.VIRTUAL_TABLE, "f", sql, -1, 1),
                            new DumpStatement(Kind.OTHER, "", "SELECT 1", -1, 2));
        }
    }

    @Test
    void aViewOfSqldWhoseEndIsInItsCommentIsRead() {
        String view = "CREATE VIEW v AS SELECT 1 -- one;";

        for (String next : List.of("CREATE INDEX i ON t(a);\n", "COMMIT;\n", "PRAGMA writable_schema=OFF;\n")) {
            assertThat(Dumps.read(view + "\n" + next))
                    .hasSize(2)
                    .first()
                    .isEqualTo(new DumpStatement(Kind.VIEW, "v", "CREATE VIEW v AS SELECT 1 -- one", -1, 1));
        }
        assertThat(Dumps.read(view + "\nUNION SELECT 2;")).hasSize(1);
    }

    @Test
    void whatTheShellRecoversIsRead() {
        assertThat(Dumps.read(".dbconfig defensive off\nBEGIN;\nCOMMIT;\n")).hasSize(2);
    }

    @Test
    void itsPositionIsThatBehindTheStatement() {
        DumpReader reader = new DumpReader(new java.io.ByteArrayInputStream(Dumps.bytes("BEGIN;\nCOMMIT;\n")), "a.sql");

        reader.next();
        assertThat(reader.position()).isEqualTo(6);
        reader.next();
        assertThat(reader.position()).isEqualTo(14);
    }
}
