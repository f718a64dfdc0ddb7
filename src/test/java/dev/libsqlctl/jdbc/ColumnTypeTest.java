package dev.libsqlctl.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.libsqlctl.hrana.proto.Value;
import java.sql.JDBCType;
import java.sql.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnTypeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    INTEGER                   | INTEGER                  | BIGINT                  | 19      | 0
                    integer                   | INTEGER                  | BIGINT                  | 19      | 0
                    INT                       | INT                      | BIGINT                  | 19      | 0
                    BIGINT                    | BIGINT                   | BIGINT                  | 19      | 0
                    UNSIGNED BIG INT          | UNSIGNED BIG INT         | BIGINT                  | 19      | 0
                    INT(11)                   | INT                      | BIGINT                  | 19      | 0
                    MEDIUMINT                 | MEDIUMINT                | INTEGER                 | 10      | 0
                    SMALLINT                  | SMALLINT                 | SMALLINT                | 5       | 0
                    TINYINT(1)                | TINYINT                  | TINYINT                 | 3       | 0
                    BOOLEAN                   | BOOLEAN                  | BOOLEAN                 | 1       | 0
                    REAL                      | REAL                     | DOUBLE                  | 15      | 0
                    DOUBLE PRECISION          | DOUBLE PRECISION         | DOUBLE                  | 15      | 0
                    float                     | FLOAT                    | FLOAT                   | 15      | 0
                    FLOAT8                    | FLOAT8                   | DOUBLE                  | 15      | 0
                    FLOAT32(3)                | FLOAT32                  | BLOB                    | 5000000 | 0
                    F32_BLOB(3)               | F32_BLOB                 | BLOB                    | 5000000 | 0
                    NUMERIC                   | NUMERIC                  | NUMERIC                 | 15      | 0
                    DECIMAL(10, 2)            | DECIMAL                  | DECIMAL                 | 10      | 2
                    decimal(10,2)             | DECIMAL                  | DECIMAL                 | 10      | 2
                    NUMERIC(8)                | NUMERIC                  | NUMERIC                 | 8       | 0
                    VARCHAR(20)               | VARCHAR                  | VARCHAR                 | 20      | 0
                    character varying (20)    | CHARACTER VARYING        | VARCHAR                 | 20      | 0
                    CHAR(2)                   | CHAR                     | CHAR                    | 2       | 0
                    NVARCHAR(160)             | NVARCHAR                 | NVARCHAR                | 160     | 0
                    TEXT                      | TEXT                     | VARCHAR                 | 5000000 | 0
                    CLOB                      | CLOB                     | CLOB                    | 5000000 | 0
                    BLOB                      | BLOB                     | BLOB                    | 5000000 | 0
                    VARBINARY(16)             | VARBINARY                | VARBINARY               | 16      | 0
                    DATE                      | DATE                     | DATE                    | 10      | 0
                    TIME                      | TIME                     | TIME                    | 12      | 3
                    DATETIME                  | DATETIME                 | TIMESTAMP               | 23      | 3
                    TIMESTAMP(3)WITH TIME ZONE| TIMESTAMP WITH TIME ZONE | TIMESTAMP_WITH_TIMEZONE | 29      | 3
                    UUID                      | UUID                     | VARCHAR                 | 5000000 | 0
                    JSON                      | JSON                     | VARCHAR                 | 5000000 | 0
                    ANY                       | ANY                      | OTHER                   | 5000000 | 0
                    VARCHAR(99999999999)      | VARCHAR                  | VARCHAR                 | 2147483647 | 0
                    VARCHAR(MAX)              | VARCHAR(MAX)             | VARCHAR                 | 5000000 | 0
                    odd)                      | ODD)                     | VARCHAR                 | 5000000 | 0
                    """)
    void aDeclarationGivesATypeWhoseGetterTakesItsValues(
            String declared, String name, JDBCType type, int precision, int scale) {
        assertThat(ColumnType.declared(declared)).isEqualTo(new ColumnType(name, type, precision, scale));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "1", "(1"})
    void aLongDeclarationCostsNoTime(String repeated) {
        ColumnType type = ColumnType.declared("X(1" + repeated.repeat(500_000) + "x");
        assertThat(type.jdbcType()).isEqualTo(JDBCType.VARCHAR);
    }

    @ParameterizedTest
    @CsvSource({"''", "'  '", ","})
    void noDeclarationIsAnyType(String declared) {
        assertThat(ColumnType.declared(declared))
                .isEqualTo(new ColumnType("", JDBCType.OTHER, ColumnType.LONGEST_VALUE, 0));
    }

    @Test
    void anExpressionHasTheTypeOfItsValue() {
        assertThat(ColumnType.of(Value.of(1)).code()).isEqualTo(Types.BIGINT);
        assertThat(ColumnType.of(Value.of(1.5)).code()).isEqualTo(Types.DOUBLE);
        assertThat(ColumnType.of(Value.of("x")).code()).isEqualTo(Types.VARCHAR);
        assertThat(ColumnType.of(Value.of(new byte[1])).code()).isEqualTo(Types.BLOB);
        assertThat(ColumnType.of(Value.NULL).code()).isEqualTo(Types.NULL);
    }

    @Test
    void numbersAndTextsAreTold() {
        assertThat(ColumnType.declared("DECIMAL(3,1)").isNumber()).isTrue();
        assertThat(ColumnType.declared("DATE").isNumber()).isFalse();
        assertThat(ColumnType.declared("CLOB").isText()).isTrue();
        assertThat(ColumnType.declared("BLOB").isText()).isFalse();
    }
}
