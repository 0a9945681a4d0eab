package io.languard.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.languard.core.JsonCodec;
import io.languard.spi.secret.SecretBox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretCodecTest {

    /** Reverses texts, so that sealed and plain values differ. */
    private final SecretBox box = new SecretBox() {
        @Override
        public String seal(String plain, String context) {
            return context + "|" + new StringBuilder(plain).reverse();
        }

        @Override
        public String open(String sealed, String context) {
            assertThat(sealed).startsWith(context + "|");
            return new StringBuilder(sealed.substring(context.length() + 1))
                    .reverse()
                    .toString();
        }
    };

    private final SecretCodec secretCodec = new SecretCodec(box);
    private final SectionSchema sectionSchema = section(
            """
            {"properties": {
                "password": {"type": "string", "writeOnly": true},
                "pin": {"type": "integer", "writeOnly": true},
                "keys": {"type": "array", "writeOnly": true},
                "name": {"type": "string"}
            }}""");

    private static SectionSchema section(String schema) {
        return new SectionSchema(
                "main",
                JsonCodec.parseObject(schema),
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema));
    }

    @Test
    void sealsMasksAndOpensSecretsOfEveryType() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("password", "abc");
        values.put("pin", 1234);
        values.put("keys", List.of("one", "two"));
        values.put("name", "Ann");

        Map<String, Object> stored =
                JsonCodec.parseObject(JsonCodec.write(secretCodec.seal("fake", sectionSchema, values)));

        assertThat(JsonCodec.write(stored))
                .doesNotContain("abc")
                .doesNotContain("1234")
                .doesNotContain("one");
        assertThat(SecretCodec.mask(stored))
                .containsEntry("password", "***")
                .containsEntry("pin", "***")
                .containsEntry("keys", "***")
                .containsEntry("name", "Ann");
        assertThat(secretCodec.open("fake", "main", stored)).isEqualTo(values);
    }
}
