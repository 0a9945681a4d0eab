package io.languard.toolkit.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchemaLoaderTest {

    @Test
    void schemasAreLoadedInTheGivenOrder() {
        Map<String, String> schemas = SchemaLoader.load(SchemaLoaderTest.class, List.of("second", "first"));
        assertThat(schemas.keySet()).containsExactly("second", "first");
        assertThat(schemas.get("first")).contains("\"title\": \"Größe\"");
    }

    @Test
    void aMissingSchemaIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SchemaLoader.load(SchemaLoaderTest.class, List.of("first", "third")))
                .withMessageContaining("third.json");
    }
}
