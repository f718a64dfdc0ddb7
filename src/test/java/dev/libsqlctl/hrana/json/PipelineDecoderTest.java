package dev.libsqlctl.hrana.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.hrana.proto.Batch;
import dev.libsqlctl.hrana.proto.BatchResult;
import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.DescribeParam;
import dev.libsqlctl.hrana.proto.DescribeResult;
import dev.libsqlctl.hrana.proto.HranaError;
import dev.libsqlctl.hrana.proto.PipelineRespBody;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.StmtResult;
import dev.libsqlctl.hrana.proto.StreamRequest;
import dev.libsqlctl.hrana.proto.StreamResponse;
import dev.libsqlctl.hrana.proto.StreamResult;
import dev.libsqlctl.hrana.proto.Value;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineDecoderTest {
    private static final StreamRequest EXECUTE = new StreamRequest.Execute(Stmt.of("s"));
    private static final StreamRequest BATCH = new StreamRequest.ExecuteBatch(Batch.of(Stmt.of("a"), Stmt.of("b")));
    private static final String RESULT =
            "{'cols':[{'name':'a','decltype':'INTEGER'}],'rows':[[%s]],'affected_row_count':3,'last_insert_rowid':'-9'}";

    @Test
    void everyKindOfResponse() throws IOException {
        PipelineRespBody body = decode(
                "{'baton':'b','base_url':null,'results':["
                        + "{'type':'ok','response':{'type':'sequence'}},"
                        + "{'type':'ok','response':{'type':'describe','result':{'params':[{'name':null},{'name':':n'}],"
                        + "'cols':[{'name':'c','decltype':null}],'is_explain':false,'is_readonly':true}}},"
                        + "{'type':'ok','response':{'type':'store_sql'}},"
                        + "{'type':'ok','response':{'type':'close_sql'}},"
                        + "{'type':'ok','response':{'type':'get_autocommit','is_autocommit':false}},"
                        + "{'type':'error','error':{'message':'m','code':null}},"
                        + "{'type':'ok','response':{'type':'close'}}]}",
                new StreamRequest.Sequence(""),
                new StreamRequest.Describe(""),
                new StreamRequest.StoreSql(1, ""),
                new StreamRequest.CloseSql(1),
                new StreamRequest.GetAutocommit(),
                EXECUTE,
                new StreamRequest.Close());
        assertThat(body)
                .isEqualTo(new PipelineRespBody(
                        "b",
                        null,
                        List.of(
                                new StreamResult.Ok(new StreamResponse.Sequence()),
                                new StreamResult.Ok(new StreamResponse.Describe(new DescribeResult(
                                        List.of(new DescribeParam(null), new DescribeParam(":n")),
                                        List.of(new Col("c", null)),
                                        false,
                                        true))),
                                new StreamResult.Ok(new StreamResponse.StoreSql()),
                                new StreamResult.Ok(new StreamResponse.CloseSql()),
                                new StreamResult.Ok(new StreamResponse.GetAutocommit(false)),
                                new StreamResult.Error(new HranaError("m", null)),
                                new StreamResult.Ok(new StreamResponse.Close()))));
    }

    @Test
    void theTagMayComeLastAndUnknownFieldsAreIgnored() throws IOException {
        PipelineRespBody body = decode(
                "{'x':{'y':[1,{}]},'results':[{'response':{'result':{'x':1,'rows':[[{'value':'7','type':'integer','x':[]}]],"
                        + "'cols':[{'x':0,'name':'a'}],'affected_row_count':0,'last_insert_rowid':null,'rows_read':1},"
                        + "'type':'execute'},'type':'ok'}],'baton':null}",
                EXECUTE);
        StmtResult result = new StmtResult(List.of(new Col("a", null)), List.of(List.of(Value.of(7))), 0, null);
        assertThat(body)
                .isEqualTo(new PipelineRespBody(
                        null, null, List.of(new StreamResult.Ok(new StreamResponse.Execute(result)))));
    }

    @Test
    void aBatch() throws IOException {
        PipelineRespBody body = decode(
                ok(
                        "batch",
                        "{'step_results':[" + RESULT.formatted("{'type':'null'}") + ",null],"
                                + "'step_errors':[null,{'message':'m','code':'C'}]}"),
                BATCH);
        BatchResult result =
                ((StreamResponse.ExecuteBatch) ((StreamResult.Ok) body.results().get(0)).response()).result();
        assertThat(result)
                .isEqualTo(new BatchResult(
                        Arrays.asList(
                                new StmtResult(List.of(new Col("a", "INTEGER")), List.of(List.of(Value.NULL)), 3, -9L),
                                null),
                        Arrays.asList(null, new HranaError("m", "C"))));
    }

    @Test
    void everyKindOfValue() throws IOException {
        assertThat(value("{'type':'null'}")).isEqualTo(Value.NULL);
        assertThat(value("{'type':'integer','value':'-9223372036854775808'}")).isEqualTo(Value.of(Long.MIN_VALUE));
        assertThat(value("{'type':'float','value':-0.0}")).isEqualTo(Value.of(-0.0));
        assertThat(value("{'type':'float','value':5e-324}")).isEqualTo(Value.of(Double.MIN_VALUE));
        assertThat(value("{'type':'float','value':1e16}")).isEqualTo(Value.of(1e16));
        assertThat(value("{'type':'float','value':null}")).isEqualTo(Value.of(Double.NaN));
        assertThat(value("{'type':'text','value':'a\\u0000\\ud83d\\ude00/'}")).isEqualTo(Value.of("a\0\ud83d\ude00/"));
        assertThat(value("{'type':'blob','base64':'AP8Q'}")).isEqualTo(Value.of(new byte[] {0, -1, 16}));
        assertThat(value("{'type':'blob','base64':'/w'}")).isEqualTo(Value.of(new byte[] {-1}));
        assertThat(value("{'type':'blob','base64':'/w=='}")).isEqualTo(Value.of(new byte[] {-1}));
        assertThat(value("{'type':'blob','base64':''}")).isEqualTo(Value.of(new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'value':'1'}",
                "{'type':'number','value':'1'}",
                "{'type':'integer'}",
                "{'type':'integer','value':5}",
                "{'type':'integer','value':null}",
                "{'type':'integer','value':'9223372036854775808'}",
                "{'type':'integer','value':'1.0'}",
                "{'type':'integer','value':''}",
                "{'type':'integer','value':'1','value':'2'}",
                "{'type':'integer','type':'text','value':'1'}",
                "{'type':'float'}",
                "{'type':'float','value':'1'}",
                "{'type':'float','value':1e999}",
                "{'type':'float','value':NaN}",
                "{'type':'float','value':[1]}",
                "{'type':'text'}",
                "{'type':'text','value':1}",
                "{'type':'text','value':null}",
                "{'type':'text','value':{}}",
                "{'type':'blob'}",
                "{'type':'blob','value':'AA'}",
                "{'type':'blob','base64':5}",
                "{'type':'blob','base64':'A'}",
                "{'type':'blob','base64':'_w'}",
                "[]",
                "null",
                "'x'",
                "5"
            })
    void aValueThatIsNone(String json) {
        assertThatThrownBy(() -> value(json)).isInstanceOf(UnexpectedBodyException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "<html>",
                "{'baton':null,'results':null}",
                "{'baton':5,'results':[]}",
                "{'results':[]}",
                "{'results':[{'type':'ok','response':{'type':'sequence'}}]}",
                "{'results':[{'type':'ok'}]}",
                "{'results':[{'type':'error'}]}",
                "{'results':[{'type':'error','error':{'code':'x'}}]}",
                "{'results':[{'type':'maybe','error':{'message':'x'}}]}",
                "{'results':[{'response':{'type':'execute'}}]}",
                "{'results':[{'type':'ok','response':{'type':'execute'}}]}",
                "{'results':[{'type':'ok','response':{'type':'execute','result':{'cols':[],'rows':[]}}}]}",
                "{'results':[{'type':'ok','response':{'type':'execute','result':{'cols':[],'rows':[[{'type':'null'}]],"
                        + "'affected_row_count':0}}}]}",
                "{'results':[{'type':'ok','response':{'type':'execute','result':{'cols':[],'rows':[],"
                        + "'affected_row_count':1.5}}}]}",
                "{'results':[{'type':'ok','response':{'type':'execute','result':{'cols':[],'rows':[],"
                        + "'affected_row_count':99999999999999999999}}}]}",
                "{'results':[],'results':[]}"
            })
    void aBodyThatIsNone(String json) {
        assertThatThrownBy(() -> decode(json, EXECUTE)).isInstanceOf(UnexpectedBodyException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'step_results':[],'step_errors':[]}",
                "{'step_results':[null,null],'step_errors':[null]}",
                "{'step_results':[null,null]}",
                "{'step_results':[null,null],'step_errors':[null,5]}"
            })
    void aBatchResultThatDoesNotMatchTheBatch(String json) {
        assertThatThrownBy(() -> decode(ok("batch", json), BATCH)).isInstanceOf(UnexpectedBodyException.class);
    }

    @Test
    void aStepCannotBothSucceedAndFail() {
        String result = RESULT.formatted("{'type':'null'}");
        assertThatThrownBy(() -> decode(
                        ok("batch", "{'step_results':[" + result + ",null],'step_errors':[{'message':'m'},null]}"),
                        BATCH))
                .isInstanceOf(UnexpectedBodyException.class);
    }

    @Test
    void tooManyResults() {
        String one = "{'type':'ok','response':{'type':'close'}}";
        assertThatThrownBy(() -> decode("{'results':[" + one + "," + one + "]}", new StreamRequest.Close()))
                .isInstanceOf(UnexpectedBodyException.class)
                .hasMessageContaining("More results");
    }

    @Test
    void everyBeginningOfABodyIsRefused() throws IOException {
        String whole = ok("execute", RESULT.formatted("{'type':'text','value':'é'}"));
        decode(whole, EXECUTE);
        for (int length = 0; length < whole.length(); length++) {
            String part = whole.substring(0, length);
            assertThatThrownBy(() -> decode(part, EXECUTE))
                    .as(part)
                    .isInstanceOfAny(EOFException.class, UnexpectedBodyException.class);
        }
    }

    @Test
    void somethingAfterTheBodyIsRefused() {
        assertThatThrownBy(() -> decode("{'results':[]}{}")).isInstanceOf(UnexpectedBodyException.class);
    }

    @Test
    void nestingHasALimit() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThatThrownBy(() -> decode("{'x':" + deep + ",'results':[]}")).isInstanceOf(UnexpectedBodyException.class);
    }

    private static Value value(String json) throws IOException {
        PipelineRespBody body = decode(ok("execute", RESULT.formatted(json)), EXECUTE);
        StreamResponse response = ((StreamResult.Ok) body.results().get(0)).response();
        return ((StreamResponse.Execute) response).result().rows().get(0).get(0);
    }

    private static String ok(String type, String result) {
        return "{'baton':'b','base_url':null,'results':[{'type':'ok','response':{'type':'" + type + "','result':"
                + result + "}}]}";
    }

    private static PipelineRespBody decode(String json, StreamRequest... requests) throws IOException {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return PipelineDecoder.decode(new ByteArrayInputStream(bytes), List.of(requests));
    }
}
