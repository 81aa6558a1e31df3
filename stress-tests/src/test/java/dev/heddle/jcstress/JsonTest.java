package dev.heddle.jcstress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void writesWhatEventsHold() {
        var event = new LinkedHashMap<String, Object>();
        event.put("event", "ended");
        event.put("piece", 3);
        event.put("termination", true);
        event.put("counts", Map.of("0, 1", 5L));
        event.put("messages", List.of("a", "b"));
        event.put("none", List.of());
        event.put("nothing", Map.of());

        assertThat(Json.of(event))
                .isEqualTo("{\"event\":\"ended\",\"piece\":3,\"termination\":true,\"counts\":{\"0, 1\":5},"
                        + "\"messages\":[\"a\",\"b\"],\"none\":[],\"nothing\":{}}");
    }

    @Test
    void staysOneLineOfAsciiWhateverATestSays() {
        assertThat(Json.of("\"\\\n\u0000\u007fä\ud83d")).isEqualTo("\"\\\"\\\\\\u000a\\u0000\\u007f\\u00e4\\ud83d\"");
    }
}
