package io.languard.core.config;

import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.languard.api.config.ConfigGenerator;
import io.languard.core.JsonCodec;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.GuardedService;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parsed schemas of every config generator, read once per service. Safe for many threads. */
@Component(service = SchemaCache.class)
public class SchemaCache {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaCache.class);

    private final AdapterRegistry registry;
    private final JsonSchemaFactory factory = factory();
    private final SchemaValidatorsConfig options =
            SchemaValidatorsConfig.builder().locale(Locale.ROOT).build();

    // Weak keys: a service that has gone takes its schemas with it.
    private final Map<GuardedService<ConfigGenerator>, GameSchema> parsed =
            Collections.synchronizedMap(new WeakHashMap<>());

    @Activate
    public SchemaCache(@Reference AdapterRegistry registry) {
        this.registry = registry;
    }

    /** The game's sections; an error as clients see it if the game is not there or has no config generator. */
    public GameSchema require(String gameType) {
        return require(registry.require(gameType, ConfigGenerator.class));
    }

    /** The game's sections if they can be had now. */
    public Optional<GameSchema> find(String gameType) {
        return registry.find(gameType, ConfigGenerator.class)
                        instanceof io.languard.core.registry.Lookup.Found<ConfigGenerator> found
                ? Optional.of(require(found.service()))
                : Optional.empty();
    }

    /** The standard's dialect and our two words, which say nothing about validity. */
    private static JsonSchemaFactory factory() {
        JsonMetaSchema dialect = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .keyword(new NonValidationKeyword("x-generate"))
                .keyword(new NonValidationKeyword("x-server-field"))
                .build();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012, builder -> builder.metaSchema(dialect));
    }

    private GameSchema require(GuardedService<ConfigGenerator> generator) {
        GameSchema known = parsed.get(generator);
        if (known != null) {
            return known;
        }
        GameSchema fresh = new GameSchema(
                generator.call(ConfigGenerator::schemaVersion),
                parse(generator, generator.call(ConfigGenerator::schemas)));
        parsed.put(generator, fresh);
        return fresh;
    }

    private Map<String, SectionSchema> parse(GuardedService<ConfigGenerator> generator, Map<String, String> texts) {
        Map<String, SectionSchema> sectionSchemas = new LinkedHashMap<>();
        texts.forEach((name, text) -> {
            try {
                sectionSchemas.put(
                        name, new SectionSchema(name, JsonCodec.parseObject(text), factory.getSchema(text, options)));
            } catch (RuntimeException e) {
                LOG.error("The schema of section '{}' can't be read", name, e);
                throw generator.invalidAnswer("has a schema of section '" + name + "' that can't be read");
            }
        });
        return sectionSchemas;
    }
}
