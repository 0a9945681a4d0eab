package io.languard.core.config;

import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import io.languard.api.config.ConfigGenerator;
import io.languard.core.JsonCodec;
import io.languard.core.ResponseSize;
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

/** Caches the parsed schemas of every config generator. Thread-safe. */
@Component(service = SchemaCache.class)
public class SchemaCache {

    /** Cached, so it is less than an adapter may return otherwise: the parsed form takes many times the memory. */
    static final int MAX_CHARACTERS = 512 * 1024;

    static final int MAX_SECTIONS = 100;
    static final int MAX_VERSION = 100;

    private static final Logger LOG = LoggerFactory.getLogger(SchemaCache.class);

    private final AdapterRegistry registry;
    private final JsonSchemaFactory factory = factory();
    private final SchemaValidatorsConfig options =
            SchemaValidatorsConfig.builder().locale(Locale.ROOT).build();

    // Weak keys, so that schemas are released together with their service.
    private final Map<GuardedService<ConfigGenerator>, GameSchema> schemas =
            Collections.synchronizedMap(new WeakHashMap<>());

    @Activate
    public SchemaCache(@Reference AdapterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Returns the game's sections. Throws an error for clients if the game is not installed or has no config generator.
     */
    public GameSchema require(String gameType) {
        return require(registry.require(gameType, ConfigGenerator.class));
    }

    /** Returns the game's sections; empty if the game is not installed or has no config generator. */
    public Optional<GameSchema> find(String gameType) {
        return registry.find(gameType, ConfigGenerator.class)
                        instanceof io.languard.core.registry.Lookup.Found<ConfigGenerator> found
                ? Optional.of(require(found.service()))
                : Optional.empty();
    }

    /** JSON Schema 2020-12 with Languard's two keywords, which do not affect validation. */
    private static JsonSchemaFactory factory() {
        JsonMetaSchema dialect = JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .keyword(new NonValidationKeyword("x-generate"))
                .keyword(new NonValidationKeyword("x-server-field"))
                .build();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012, builder -> builder.metaSchema(dialect));
    }

    private GameSchema require(GuardedService<ConfigGenerator> generator) {
        GameSchema cached = schemas.get(generator);
        if (cached != null) {
            return cached;
        }
        String version = generator.call(ConfigGenerator::schemaVersion);
        if (version.length() > MAX_VERSION) {
            throw generator.invalidResponse("has a schema version of more than " + MAX_VERSION + " characters");
        }
        GameSchema parsed = new GameSchema(version, parse(generator, generator.call(SchemaCache::read)));
        schemas.put(generator, parsed);
        return parsed;
    }

    private static Map<String, String> read(ConfigGenerator generator) {
        Map<String, String> documents = generator.schemas();
        new ResponseSize(MAX_SECTIONS, MAX_CHARACTERS).add(documents);
        return documents;
    }

    private Map<String, SectionSchema> parse(GuardedService<ConfigGenerator> generator, Map<String, String> documents) {
        Map<String, SectionSchema> sectionSchemas = new LinkedHashMap<>();
        documents.forEach((name, document) -> {
            try {
                sectionSchemas.put(
                        name,
                        new SectionSchema(name, JsonCodec.parseObject(document), factory.getSchema(document, options)));
            } catch (RuntimeException e) {
                LOG.error("Could not parse the schema of section '{}'", name, e);
                throw generator.invalidResponse("has an invalid schema for section '" + name + "'");
            }
        });
        return sectionSchemas;
    }
}
