package io.languard.core;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts between JSON text and the JSON model of the API ({@code Map}, {@code List}, {@code String}, …). */
public final class JsonCodec {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final ObjectMapper LENIENT = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private JsonCodec() {}

    /** Returns a value of the JSON model, or a record of such values, as text. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a value of the JSON model: " + e.getOriginalMessage(), e);
        }
    }

    /** Parses a JSON object into a map that preserves the order of its members. */
    public static Map<String, Object> parseObject(String text) {
        try {
            return MAPPER.readValue(text, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a JSON object: " + e.getOriginalMessage(), e);
        }
    }

    /** Parses a stored JSON object; a missing or damaged one is empty, so that it does not make its list unreadable. */
    public static Map<String, Object> parseStoredObject(@Nullable String text) {
        try {
            Map<String, Object> object = text == null ? null : MAPPER.readValue(text, OBJECT);
            return object == null ? Map.of() : object;
        } catch (JsonProcessingException e) {
            return Map.of();
        }
    }

    /** Parses a record that another version of the platform may have written; ignores members it does not know. */
    public static <T> T read(String text, Class<T> type) {
        try {
            return LENIENT.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    /** Parses JSON text into a value of the JSON model. */
    public static Object parse(String text) {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Returns a value of the JSON model as a tree. */
    public static JsonNode toTree(Object value) {
        return MAPPER.valueToTree(value);
    }
}
