package io.languard.tck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SpecVersion;
import io.languard.api.ConfigSection;
import io.languard.api.GameServer;
import io.languard.api.config.ConfigEntry;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.testkit.GameServerBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

abstract class ConfigGeneratorContract extends CapabilityContract<ConfigGenerator> {

    /** Texts that could break out of a value in some configuration syntax. */
    private static final List<String> HOSTILE = List.of(
            "a\nb = 1",
            "a\r\nb",
            "\"; b = 1; //",
            "\"\"\"\nb = 1",
            "'; b",
            "]]>",
            "</a><b>",
            "a\u0000b",
            "\\",
            "${HOME} $(id) `id` %PATH% %s",
            "#include \"x\"",
            "{",
            "}",
            "\u2028",
            "\uD800");

    ConfigGeneratorContract() {
        super(ConfigGenerator.class);
    }

    @Test
    void everyFieldHasTheKeywordsThatAFormNeeds() throws Exception {
        ifSupported(() -> schemas().forEach((section, schema) -> {
            assertThat(section).matches("[a-z][a-z0-9_]*");
            assertThat(ServerDefaults.parse(schema).path("type").asText()).isEqualTo("object");
            assertThat(ServerDefaults.properties(schema).size()).as(section).isPositive();
            ServerDefaults.properties(schema).properties().forEach(field -> {
                String name = section + "." + field.getKey();
                assertThat(field.getKey()).as(name).matches("[a-z][a-z0-9_]*");
                assertThat(field.getValue().fieldNames())
                        .toIterable()
                        .as(name)
                        .contains("title", "description", "type", "default");
            });
        }));
    }

    @Test
    void theValuesOfANewServerAreValid() throws Exception {
        ifSupported(() -> schemas().forEach((section, schema) -> {
            Map<String, Object> values = ServerDefaults.values(schema);
            assertThat(validator(schema).validate(ServerDefaults.tree(values)))
                    .as(section)
                    .isEmpty();
            List<FieldProblem> problems = call(generator -> generator.validate(section, ConfigSection.of(values)));
            assertThat(problems).as(section).isEmpty();
        }));
    }

    @Test
    void thePlatformsKeywordsAreUsedCorrectly() throws Exception {
        ifSupported(() -> schemas().forEach((section, schema) -> ServerDefaults.properties(schema)
                .properties()
                .forEach(field -> {
                    JsonNode rules = field.getValue();
                    String name = section + "." + field.getKey();
                    if (rules.has("x-server-field")) {
                        assertThat(rules.path("x-server-field").asText())
                                .as(name)
                                .isIn("rcon_port", "max_players");
                    }
                    if (rules.has("x-generate")) {
                        assertThat(rules.path("x-generate").asInt()).as(name).isBetween(1, 256);
                        assertThat(rules.path("writeOnly").asBoolean()).as(name).isTrue();
                    }
                })));
    }

    @Test
    void schemasDoNotChange() throws Exception {
        ifSupported(() -> {
            assertThat(schemas()).isEqualTo(schemas());
            String version = call(ConfigGenerator::schemaVersion);
            assertThat(version).isNotBlank();
        });
    }

    @Test
    void renderingIsRepeatableAndChangesNothingOnDisk() throws Exception {
        ifSupported(() -> {
            GameServer server = server().build();
            List<ConfigEntry> entries = render(server);
            assertThat(entries).isNotEmpty().isEqualTo(render(server));
            assertThat(contents(server.directory())).containsOnlyKeys("");
        });
    }

    @Test
    void everyFileIsInTheServersDirectoryAndHasAUniqueName() throws Exception {
        ifSupported(() -> {
            List<ConfigEntry> entries = render(server().build());
            assertThat(entries).extracting(ConfigEntry::label).doesNotHaveDuplicates();
            for (ConfigEntry entry : entries) {
                assertThat(entry.text()).as(entry.label()).isNotNull();
                if (entry instanceof ConfigEntry.ConfigFile file) {
                    Path path = file.path();
                    assertThat(path.isAbsolute()).as(entry.label()).isFalse();
                    assertThat(path.normalize().startsWith(".."))
                            .as(entry.label())
                            .isFalse();
                }
            }
        });
    }

    /**
     * Every text that the schema accepts must be rendered, or rejected by the validation with an error that the user
     * can fix.
     */
    @Test
    void noTextAffectsOtherFields() throws Exception {
        ifSupported(() -> {
            for (Map.Entry<String, String> section : schemas().entrySet()) {
                JsonSchema validator = validator(section.getValue());
                Map<String, Object> defaults = ServerDefaults.values(section.getValue());
                for (String field : defaults.keySet()) {
                    if (defaults.get(field) instanceof String) {
                        for (String text : HOSTILE) {
                            tryText(section.getKey(), field, text, validator, defaults);
                        }
                    }
                }
            }
        });
    }

    private void tryText(String section, String field, String text, JsonSchema validator, Map<String, Object> defaults)
            throws Exception {
        Map<String, Object> values = new java.util.LinkedHashMap<>(defaults);
        values.put(field, text);
        if (!validator.validate(ServerDefaults.tree(values)).isEmpty()) {
            return;
        }
        String where = section + "." + field + " = " + text;
        List<FieldProblem> problems = call(generator -> generator.validate(section, ConfigSection.of(values)));
        try {
            GameServerBuilder server = server().config(section, field, text);
            Set<String> labels = labels(render(server().build()));
            assertThat(labels(render(server.build()))).as(where).isEqualTo(labels);
        } catch (LanguardException e) {
            assertThat(e.code()).as(where + ": " + e.getMessage()).isEqualTo(ErrorCode.INVALID_CONFIG);
            assertThat(problems)
                    .as(where + " is rejected at the start, so it must also be rejected when it is stored")
                    .isNotEmpty();
        }
    }

    private static Set<String> labels(List<ConfigEntry> entries) {
        return entries.stream().map(ConfigEntry::label).collect(java.util.stream.Collectors.toSet());
    }

    private Map<String, String> schemas() {
        return call(ConfigGenerator::schemas);
    }

    private List<ConfigEntry> render(GameServer server) {
        return call(generator -> generator.render(server));
    }

    /** Returns a validator for the standard dialect plus the platform's two keywords, which do not affect validity. */
    private static JsonSchema validator(String schema) {
        JsonMetaSchema dialect = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .keyword(new NonValidationKeyword("x-generate"))
                .keyword(new NonValidationKeyword("x-server-field"))
                .build();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012, builder -> builder.metaSchema(dialect))
                .getSchema(schema);
    }
}
