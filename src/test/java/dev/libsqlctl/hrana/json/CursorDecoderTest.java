package dev.libsqlctl.hrana.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.libsqlctl.hrana.proto.Col;
import dev.libsqlctl.hrana.proto.CursorEntry;
import dev.libsqlctl.hrana.proto.CursorRespBody;
import dev.libsqlctl.hrana.proto.HranaError;
import dev.libsqlctl.hrana.proto.Value;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorDecoderTest {
    @Test
    void theHead() throws IOException {
        assertThat(CursorDecoder.head("{\"baton\":\"b\",\"base_url\":\"u\",\"x\":1}"))
                .isEqualTo(new CursorRespBody("b", "u"));
        assertThat(CursorDecoder.head("{\"baton\":null,\"base_url\":null}")).isEqualTo(new CursorRespBody(null, null));
    }

    @Test
    void everyKindOfEntry() throws IOException {
        assertThat(entry("{'type':'step_begin','step':2,'cols':[{'name':'a','decltype':null}]}"))
                .isEqualTo(new CursorEntry.StepBegin(2, List.of(new Col("a", null))));
        assertThat(entry("{'row':[{'type':'integer','value':'1'}],'type':'row'}"))
                .isEqualTo(new CursorEntry.Row(List.of(Value.of(1))));
        assertThat(entry("{'type':'step_error','step':0,'error':{'message':'m','code':'C'}}"))
                .isEqualTo(new CursorEntry.StepError(0, new HranaError("m", "C")));
        assertThat(entry("{'type':'error','error':{'message':'m'}}"))
                .isEqualTo(new CursorEntry.Error(new HranaError("m", null)));
        assertThat(entry("{'type':'replication_index','replication_index':3}"))
                .isEqualTo(new CursorEntry.ReplicationIndex(3L));
        assertThat(entry("{'type':'replication_index','replication_index':null}"))
                .isEqualTo(new CursorEntry.ReplicationIndex(null));
    }

    @Test
    void aRowInTheUsualForm() throws IOException {
        assertThat(
                        entry(
                                "{'type':'row','row':[{'type':'integer','value':'1'},{'type':'text','value':'é'},{'type':'null'}]}"))
                .isEqualTo(new CursorEntry.Row(List.of(Value.of(1), Value.of("é"), Value.NULL)));
        assertThat(entry("{'type':'row','row':[{'type':'float','value':1.5}],'more':{}}"))
                .isEqualTo(new CursorEntry.Row(List.of(Value.of(1.5))));
        assertThat(entry("{'type':'row','row':[]}")).isEqualTo(new CursorEntry.Row(List.of()));
    }

    @Test
    void theRowidIsANumberOrAString() throws IOException {
        String entry = "{'type':'step_end','affected_row_count':1,'last_insert_rowid':%s}";
        assertThat(entry(entry.formatted("9007199254740993"))).isEqualTo(new CursorEntry.StepEnd(1, 9007199254740993L));
        assertThat(entry(entry.formatted("'9007199254740993'")))
                .isEqualTo(new CursorEntry.StepEnd(1, 9007199254740993L));
        assertThat(entry(entry.formatted("null"))).isEqualTo(new CursorEntry.StepEnd(1, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{'type':'step_middle'}",
                "{'type':'step_begin','step':0}",
                "{'type':'step_begin','cols':[]}",
                "{'type':'step_begin','step':'x','cols':[]}",
                "{'type':'step_end'}",
                "{'type':'step_end','affected_row_count':1,'last_insert_rowid':1.5}",
                "{'type':'step_error','step':0}",
                "{'type':'row'}",
                "{'type':'row','row':[{}]}",
                "{'type':'error'}",
                "{'type':'row','type':'row','row':[]}",
                "{'type':'row','row':[]} trailing",
                "{'type':'row','row':[{'type':'null'}]}}",
                "{'type':'row','row':[{'type':'null'}]],",
                "{'type':'row','row':[{'type':'null'}],'type':'row'}"
            })
    void anEntryThatIsNone(String json) {
        assertThatThrownBy(() -> entry(json)).isInstanceOf(UnexpectedBodyException.class);
    }

    @Test
    void anEntryCutShort() {
        assertThatThrownBy(() -> entry("{'type':'row','row':[")).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> entry("")).isInstanceOf(EOFException.class);
    }

    @Test
    void aHeadThatIsNone() {
        assertThatThrownBy(() -> CursorDecoder.head("{}")).isInstanceOf(UnexpectedBodyException.class);
        assertThatThrownBy(() -> CursorDecoder.head("{\"baton\":1}")).isInstanceOf(UnexpectedBodyException.class);
    }

    private static CursorEntry entry(String json) throws IOException {
        return CursorDecoder.entry(json.replace('\'', '"'));
    }
}
