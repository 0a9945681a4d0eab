package io.languard.rest.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.languard.service.json.RecordModule;
import java.time.Instant;

/** The JSON conventions of the API: records with snake_case names, lowercase enums and UTC times. */
public final class ApiJsonCodec {

    /** The content type of every JSON response. */
    public static final String CONTENT_TYPE = "application/json; charset=utf-8";

    /** The maximum nesting depth, also in request bodies. */
    static final int MAX_DEPTH = 100;

    private static final ObjectMapper MAPPER = mapperBuilder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new RecordModule())
            .addModule(new SimpleModule()
                    .addDeserializer(Instant.class, new InstantDeserializer())
                    .setSerializerModifier(CachedServerSerializer.modifier()))
            .build();

    private ApiJsonCodec() {}

    /** Returns a builder of strict mappers: no duplicate names, nothing after the value, limited depth. */
    public static JsonMapper.Builder mapperBuilder() {
        return mapperBuilder(
                StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
    }

    /** Same as {@link #mapperBuilder()}, with the given limits. */
    static JsonMapper.Builder mapperBuilder(StreamReadConstraints constraints) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                // Clients choose the names, so a table of them that is shared by all parsers would only grow.
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** Returns the mapper for the platform's own bodies. */
    public static ObjectMapper defaultMapper() {
        return MAPPER;
    }

    /** Returns the value as UTF-8 JSON. */
    public static byte[] toBytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A response could not be written as JSON", e);
        }
    }

    /** Parses a JSON text. */
    public static JsonNode parse(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /** Converts a validated JSON object to a record. */
    static <T> T toRecord(JsonNode object, Class<T> type) {
        return MAPPER.convertValue(object, type);
    }
}
