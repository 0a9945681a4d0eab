package io.languard.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.languard.api.error.FieldProblem;
import io.languard.core.JsonCodec;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SectionSchemaTest {

    private static final String SCHEMA =
            """
            {"type":"object","properties":{"mood":{"type":["string","null"],"enum":["calm","wild",null]}}}
            """;

    private final SectionSchema sectionSchema = new SectionSchema(
            "main",
            JsonCodec.parseObject(SCHEMA),
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(SCHEMA, SchemaValidatorsConfig.builder().build()));

    @Test
    void reportsOneProblemPerValue() {
        assertThat(sectionSchema.validate(Map.of("mood", 1)))
                .containsExactly(new FieldProblem("mood", "is an integer, but must be one of calm, wild, or null"));
        assertThat(sectionSchema.validate(Map.of("mood", "grim")))
                .containsExactly(new FieldProblem("mood", "must be one of calm, wild, or null"));
    }

    @Test
    void acceptsAWordInAnyCaseAndStoresTheSchemasSpelling() {
        assertThat(sectionSchema.accept(Map.of("mood", "WILD"))).containsExactly(Map.entry("mood", "wild"));
        assertThat(sectionSchema.accept(Map.of("mood", "grim"))).containsExactly(Map.entry("mood", "grim"));
    }
}
