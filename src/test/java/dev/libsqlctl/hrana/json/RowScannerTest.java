package dev.libsqlctl.hrana.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.stream.JsonReader;
import dev.libsqlctl.hrana.proto.PipelineRespBody;
import dev.libsqlctl.hrana.proto.Stmt;
import dev.libsqlctl.hrana.proto.StmtResult;
import dev.libsqlctl.hrana.proto.StreamRequest;
import dev.libsqlctl.hrana.proto.StreamResponse;
import dev.libsqlctl.hrana.proto.StreamResult;
import dev.libsqlctl.hrana.proto.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowScannerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'null'}",
                "{'type':'integer','value':'0'}",
                "{'type':'integer','value':'-1'}",
                "{'type':'integer','value':'999999999999999999'}",
                "{'type':'integer','value':'9223372036854775807'}",
                "{'type':'integer','value':'-9223372036854775808'}",
                "{'type':'integer','value':'007'}",
                "{'type':'float','value':1.5}",
                "{'type':'float','value':-0.0}",
                "{'type':'float','value':0}",
                "{'type':'float','value':5e-324}",
                "{'type':'float','value':1.7976931348623157E+308}",
                "{'type':'text','value':''}",
                "{'type':'text','value':'é😀 ]}],['}",
                "{'type':'text','value':'\\u0000\\n\\\\\\/\\'x\\u00e9'}",
                "{'type':'blob','base64':''}",
                "{'type':'blob','base64':'AP8Q'}",
                "{'type':'blob','base64':'AA'}"
            })
    void readsWhatTheJsonReaderReads(String json) throws IOException {
        String text = json.replace('\'', '"');
        RowScanner scanner = scanner("[[" + text + "," + text + "],[" + text + "]]");
        Value expected = ValueCodec.decode(new JsonReader(new StringReader(text)));
        assertThat(scanner.rows()).isEqualTo(List.of(List.of(expected, expected), List.of(expected)));
        if (expected instanceof Value.Float real) {
            Value read = scanner("[[" + text + "]]").rows().get(0).get(0);
            assertThat(Double.doubleToRawLongBits(((Value.Float) read).value()))
                    .isEqualTo(Double.doubleToRawLongBits(real.value()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{ 'type':'null'}",
                "{'type':'null','x':1}",
                "{'type':'integer','value':''}",
                "{'type':'integer','value':'-'}",
                "{'type':'integer','value':'1.5'}",
                "{'type':'integer','value':'9223372036854775808'}",
                "{'type':'integer','value':5}",
                "{'value':'5','type':'integer'}",
                "{'type':'float','value':null}",
                "{'type':'float','value':01}",
                "{'type':'float','value':.5}",
                "{'type':'float','value':1.}",
                "{'type':'float','value':1e}",
                "{'type':'float','value':+1}",
                "{'type':'float','value':NaN}",
                "{'type':'float','value':1d}",
                "{'type':'float','value':1e999}",
                "{'type':'text','value':'\n'}",
                "{'type':'text','value':'\\x'}",
                "{'type':'text','value':null}",
                "{'type':'blob','base64':'_w'}",
                "{'type':'blob','base64':'A'}",
                "{'type':'date','value':'x'}",
                "[]",
                ""
            })
    void givesUpOnAnyOtherForm(String json) {
        assertThat(scanner("[[" + json.replace('\'', '"') + "]]").rows()).isNull();
    }

    @Test
    void givesUpOnEveryBeginning() {
        String rows = "[[{'type':'null'},{'type':'integer','value':'1'},{'type':'float','value':1.5e3}],"
                + "[{'type':'text','value':'a\\nb'},{'type':'text','value':'x'},{'type':'blob','base64':'AP8Q'}]]";
        for (int length = 0; length < rows.length(); length++) {
            assertThat(scanner(rows.substring(0, length).replace('\'', '"')).rows())
                    .as("%d", length)
                    .isNull();
        }
        RowScanner scanner = scanner(rows.replace('\'', '"') + ",rest");
        assertThat(scanner.rows()).hasSize(2);
        assertThat(scanner.end()).isEqualTo(rows.length());
    }

    /** Spaces between the rows make the scanner give up, so that the JSON reader decodes the same values. */
    @Test
    void bothWaysGiveTheSameResult() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            List<String> rows = new ArrayList<>();
            for (int row = random.nextInt(4); row >= 0; row--) {
                rows.add("[" + value(random) + "," + value(random) + "]");
            }
            StmtResult fast = decode("[" + String.join(",", rows) + "]");
            StmtResult slow = decode("[ " + String.join(" , ", rows) + " ]");
            assertThat(fast).isEqualTo(slow);
            assertThat(fast.rows()).hasSize(rows.size());
        }
    }

    @Test
    void textsThatLookLikeRowsAreTexts() throws IOException {
        String text = "\\\"rows\\\":[[{\\\"type\\\":\\\"null\\\"}]]";
        StmtResult result = decode("[[{\"type\":\"text\",\"value\":\"" + text + "\"},{\"type\":\"null\"}]]");
        assertThat(result.rows()).isEqualTo(List.of(List.of(Value.of(text.replace("\\", "")), Value.NULL)));
        StmtResult slow = decode("[ [{\"type\":\"text\",\"value\":\"" + text + "\"},{\"type\":\"null\"}]]");
        assertThat(slow).isEqualTo(result);
    }

    @Test
    void aNumberIsNoRows() {
        assertThatThrownBy(() -> decode("0")).isInstanceOf(UnexpectedBodyException.class);
        assertThatThrownBy(() -> decode("-1")).isInstanceOf(UnexpectedBodyException.class);
    }

    private static StmtResult decode(String rows) throws IOException {
        String body = "{\"baton\":\"\\\"rows\\\":[[\",\"base_url\":null,\"results\":[{\"type\":\"ok\",\"response\":"
                + "{\"type\":\"execute\",\"result\":{\"cols\":[{\"name\":\"rows\"},{\"name\":\"b\"}],\"rows\":" + rows
                + ",\"affected_row_count\":0}}}]}";
        PipelineRespBody response = PipelineDecoder.decode(
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                List.of(new StreamRequest.Execute(Stmt.of("SELECT 1"))));
        return ((StreamResponse.Execute) ((StreamResult.Ok) response.results().get(0)).response()).result();
    }

    private static String value(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "{\"type\":\"null\"}";
            case 1 -> "{\"type\":\"integer\",\"value\":\"" + (random.nextLong() >> random.nextInt(64)) + "\"}";
            case 2 ->
                "{\"type\":\"float\",\"value\":" + random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20) + "}";
            case 3 -> "{\"type\":\"float\",\"value\":null}";
            case 4 ->
                "{\"type\":\"text\",\"value\":\"" + "é\\n😀\\\"\\u0001]}".substring(0, random.nextInt(2)) + "\\\\\"}";
            default -> "{\"type\":\"blob\",\"base64\":\"" + "AP8Q".repeat(random.nextInt(4)) + "\"}";
        };
    }

    private static RowScanner scanner(String text) {
        return new RowScanner(text.getBytes(StandardCharsets.UTF_8), 0);
    }
}
