package io.languard.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.languard.core.Json;
import io.languard.ports.user.SecretBox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {

    /** Turns texts round, so that what is sealed can be told from what is not. */
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

    private final Secrets secrets = new Secrets(box);
    private final Section section = section(
            """
            {"properties": {
                "password": {"type": "string", "writeOnly": true},
                "pin": {"type": "integer", "writeOnly": true},
                "keys": {"type": "array", "writeOnly": true},
                "name": {"type": "string"}
            }}""");

    private static Section section(String schema) {
        return new Section(
                "main",
                Json.object(schema),
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema));
    }

    @Test
    void secretsOfEveryTypeAreSealedMaskedAndOpenedAgain() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("password", "abc");
        values.put("pin", 1234);
        values.put("keys", List.of("one", "two"));
        values.put("name", "Ann");

        Map<String, Object> stored = Json.object(Json.write(secrets.seal("fake", section, values)));

        assertThat(Json.write(stored))
                .doesNotContain("abc")
                .doesNotContain("1234")
                .doesNotContain("one");
        assertThat(Secrets.mask(stored))
                .containsEntry("password", "***")
                .containsEntry("pin", "***")
                .containsEntry("keys", "***")
                .containsEntry("name", "Ann");
        assertThat(secrets.open("fake", "main", stored)).isEqualTo(values);
    }
}
