package dev.libsqlctl.hrana.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.BatchCond;
import dev.libsqlctl.hrana.proto.BatchStep;
import dev.libsqlctl.hrana.proto.CursorReqBody;
import dev.libsqlctl.hrana.proto.NamedArg;
import dev.libsqlctl.hrana.proto.PipelineReqBody;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.StreamRequest;
import dev.libsqlctl.hrana.proto.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestEncoderTest {
    @Test
    void aPipeline() {
        assertThat(pipeline(
                        null,
                        new StreamRequest.Sequence("a; b"),
                        new StreamRequest.Describe("d"),
                        new StreamRequest.StoreSql(-1, "s"),
                        new StreamRequest.CloseSql(-1),
                        new StreamRequest.GetAutocommit(),
                        new StreamRequest.Close()))
                .isEqualTo(
                        "{\"requests\":[{\"type\":\"sequence\",\"sql\":\"a; b\"},"
                                + "{\"type\":\"describe\",\"sql\":\"d\"},{\"type\":\"store_sql\",\"sql_id\":-1,\"sql\":\"s\"},"
                                + "{\"type\":\"close_sql\",\"sql_id\":-1},{\"type\":\"get_autocommit\"},{\"type\":\"close\"}]}");
        assertThat(pipeline("b/+=")).isEqualTo("{\"baton\":\"b/+=\",\"requests\":[]}");
    }

    @Test
    void everyKindOfValue() {
        Stmt stmt = Stmt.of(
                "s",
                Value.NULL,
                Value.of(Long.MIN_VALUE),
                Value.of(-0.0),
                Value.of("\u0000\"/é\ud83d\ude00"),
                Value.of(new byte[] {-5, -1, -65, 0}));
        assertThat(pipeline(null, new StreamRequest.Execute(stmt)))
                .isEqualTo("{\"requests\":[{\"type\":\"execute\",\"stmt\":{\"sql\":\"s\",\"args\":["
                        + "{\"type\":\"null\"},{\"type\":\"integer\",\"value\":\"-9223372036854775808\"},"
                        + "{\"type\":\"float\",\"value\":-0.0},"
                        + "{\"type\":\"text\",\"value\":\"\\u0000\\\"/é\ud83d\ude00\"},"
                        + "{\"type\":\"blob\",\"base64\":\"+/+/AA\"}],\"want_rows\":true}}]}");
    }

    @Test
    void namedArgumentsAndStoredTexts() {
        Stmt stmt = Stmt.stored(4)
                .withNamedArgs(List.of(new NamedArg(":a", Value.NULL)))
                .withoutRows();
        assertThat(pipeline(null, new StreamRequest.Execute(stmt)))
                .isEqualTo("{\"requests\":[{\"type\":\"execute\",\"stmt\":{\"sql_id\":4,\"named_args\":["
                        + "{\"name\":\":a\",\"value\":{\"type\":\"null\"}}],\"want_rows\":false}}]}");
    }

    @Test
    void aCursorWithEveryKindOfCondition() {
        BatchCond cond = BatchCond.or(
                BatchCond.and(BatchCond.ok(0), BatchCond.error(0)),
                BatchCond.not(BatchCond.isAutocommit()),
                BatchCond.or());
        Batch batch = new Batch(List.of(new BatchStep(null, Stmt.of("a")), new BatchStep(cond, Stmt.of("b"))));
        assertThat(new String(RequestEncoder.encode(new CursorReqBody("x", batch)), StandardCharsets.UTF_8))
                .isEqualTo("{\"baton\":\"x\",\"batch\":{\"steps\":[{\"stmt\":{\"sql\":\"a\",\"want_rows\":true}},"
                        + "{\"condition\":{\"type\":\"or\",\"conds\":[{\"type\":\"and\",\"conds\":["
                        + "{\"type\":\"ok\",\"step\":0},{\"type\":\"error\",\"step\":0}]},"
                        + "{\"type\":\"not\",\"cond\":{\"type\":\"is_autocommit\"}},{\"type\":\"or\",\"conds\":[]}]},"
                        + "\"stmt\":{\"sql\":\"b\",\"want_rows\":true}}]}}");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aFloatThatIsNotFiniteIsRefused(double value) {
        assertThatThrownBy(() -> pipeline(null, new StreamRequest.Execute(Stmt.of("s", Value.of(value)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "a\ud83d", "\ud83db", "\ude00\ud83d", "\ud83d\ud83d\ude00"})
    void anUnpairedSurrogateIsRefusedWhereverItIs(String text) {
        for (StreamRequest request : List.of(
                new StreamRequest.Execute(Stmt.of("s", Value.of(text))),
                new StreamRequest.Execute(Stmt.of(text)),
                new StreamRequest.Execute(Stmt.of("s").withNamedArgs(List.of(new NamedArg(text, Value.NULL)))),
                new StreamRequest.Sequence(text),
                new StreamRequest.Describe(text),
                new StreamRequest.StoreSql(1, text))) {
            assertThatThrownBy(() -> pipeline(null, request))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("unpaired surrogate");
        }
    }

    private static String pipeline(String baton, StreamRequest... requests) {
        return new String(RequestEncoder.encode(new PipelineReqBody(baton, List.of(requests))), StandardCharsets.UTF_8);
    }
}
