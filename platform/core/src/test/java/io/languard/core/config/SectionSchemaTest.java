package io.languard.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.core.JsonCodec;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SectionSchemaTest {

    private static final String SCHEMA =
            """
            {"type":"object","properties":{
              "mood":{"type":["string","null"],"enum":["calm","wild",null]},
              "lines":{"type":"array","items":{"type":"string"}}}}
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

    @Test
    void reportsEveryProblemOfFewValues() {
        assertThat(sectionSchema.validate(Map.of("mood", "grim", "lines", List.of(1, "a", 2))))
                .extracting(FieldProblem::field)
                .containsExactlyInAnyOrder("mood", "lines[0]", "lines[2]");
    }

    /** Otherwise the problems would take many times the memory of the values. */
    @Test
    void reportsFewProblemsOfManyValues() {
        assertThat(sectionSchema.validate(Map.of("lines", Collections.nCopies(900, 1))))
                .hasSize(100)
                .contains(new FieldProblem("lines[0]", "is an integer, but must be a string"));
        assertThat(sectionSchema.validate(Map.of("lines", Collections.nCopies(100_000, 1))))
                .containsExactly(new FieldProblem("lines[0]", "is an integer, but must be a string"));
        assertThat(sectionSchema.validate(Map.of("lines", Collections.nCopies(100_000, "line"))))
                .isEmpty();
    }

    @Test
    void reportsFewOfManyUnknownFields() {
        Map<String, Object> unknown = IntStream.range(0, 50_000)
                .boxed()
                .collect(Collectors.toMap(number -> "field" + number, number -> number));
        assertThatThrownBy(() -> sectionSchema.accept(unknown))
                .isInstanceOfSatisfying(
                        LanguardException.class, e -> assertThat(e.details()).hasSize(100));
    }
}
