package io.languard.rest.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** The JSON of our own bodies, which are made of maps, lists, texts and numbers only. */
public final class ApiJsonCodec {

    /** The content type of every answer. */
    public static final String CONTENT_TYPE = "application/json; charset=utf-8";

    /** The deepest nesting, in bodies too. */
    static final int MAX_DEPTH = 100;

    private static final ObjectMapper MAPPER = mapperBuilder().build();

    private ApiJsonCodec() {}

    /** A strict mapper: no duplicate names, nothing after the value, limited depth. */
    public static JsonMapper.Builder mapperBuilder() {
        return mapperBuilder(
                StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
    }

    /** Same as {@link #mapperBuilder()}, with limits of its own. */
    static JsonMapper.Builder mapperBuilder(StreamReadConstraints constraints) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** The mapper of our own bodies. */
    public static ObjectMapper defaultMapper() {
        return MAPPER;
    }

    /** The value as UTF-8 bytes. */
    public static byte[] toBytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer could not be written as JSON", e);
        }
    }

    /** The value of a text. */
    public static JsonNode parse(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /** A text that holds an object, as map, list, text, number and boolean; anything else is an empty map. */
    public static Map<String, Object> parseObject(String text) throws JsonProcessingException {
        JsonNode node = parse(text);
        return node.isObject() ? toMap(node) : Map.of();
    }

    /** An object as map, list, text, number and boolean. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> toMap(JsonNode object) {
        return MAPPER.convertValue(object, Map.class);
    }
}
