package io.languard.rest.io;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A reader that retains only what a record holds, so that memory is bounded by the record's constraints rather than by
 * the size of the body. Unknown fields are skipped. A value that violates a constraint is shortened or emptied such that
 * it still violates it, and {@link BodyValidator} reports it.
 */
final class RecordTreeReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Longer than the name of any enum constant. */
    private static final int MAX_WORD = 100;

    private RecordTreeReader() {}

    /** Returns the fields of a record; an empty array if the value is not an object. */
    static JsonNode read(JsonParser parser, Class<?> type) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            parser.skipChildren();
            return NODES.arrayNode();
        }
        boolean any = Arrays.stream(type.getRecordComponents())
                .anyMatch(component -> BodyValidator.field(type, component).isAnnotationPresent(JsonIgnore.class));
        return any ? JsonInput.tree(parser) : object(parser, type);
    }

    /** Returns the elements of a list of records, or one more than allowed; an object if the value is not an array. */
    static JsonNode readList(JsonParser parser, Class<?> item, int max) throws IOException {
        if (!parser.isExpectedStartArrayToken()) {
            parser.skipChildren();
            return NODES.objectNode();
        }
        return list(parser, item, max);
    }

    private static ObjectNode object(JsonParser parser, Class<?> type) throws IOException {
        Map<String, RecordComponent> components = new HashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            components.put(
                    PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName()), component);
        }
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            RecordComponent component = components.get(name);
            parser.nextToken();
            if (component == null) {
                parser.skipChildren();
            } else {
                object.set(name, value(parser, type, component));
            }
        }
        return object;
    }

    private static JsonNode value(JsonParser parser, Class<?> type, RecordComponent component) throws IOException {
        Size size = BodyValidator.field(type, component).getAnnotation(Size.class);
        switch (parser.currentToken()) {
            case VALUE_STRING:
                return text(parser, size);
            case START_OBJECT:
                if (component.getType() == Map.class) {
                    return JsonInput.tree(parser);
                }
                parser.skipChildren();
                return NODES.objectNode();
            case START_ARRAY:
                if (component.getType() == List.class
                        && size != null
                        && BodyValidator.elementType(component) == String.class) {
                    return words(parser, size.max());
                }
                if (component.getType() == List.class
                        && size != null
                        && BodyValidator.elementType(component) == Integer.class) {
                    return numbers(parser, size.max());
                }
                if (component.getType() == List.class && size != null) {
                    return list(parser, BodyValidator.elementType(component), size.max());
                }
                if (component.getType() == Set.class && size != null) {
                    return words(parser, size.max());
                }
                parser.skipChildren();
                return NODES.arrayNode();
            default:
                return JsonInput.tree(parser);
        }
    }

    /** Returns a text, or as much of it as proves that it is too long. */
    private static JsonNode text(JsonParser parser, @Nullable Size size) throws IOException {
        // A character outside the basic plane counts as one, but takes two.
        int most = size == null ? MAX_WORD : 2 * size.max() + 1;
        int length = parser.getTextLength();
        return NODES.textNode(
                length <= most
                        ? parser.getText()
                        : new String(parser.getTextCharacters(), parser.getTextOffset(), most));
    }

    /** Returns the elements of a list of words, or one more than allowed; null for an element that is no text. */
    private static ArrayNode words(JsonParser parser, int max) throws IOException {
        ArrayNode words = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (words.size() <= max) {
                words.add(parser.currentToken() == JsonToken.VALUE_STRING ? text(parser, null) : NODES.nullNode());
            }
            parser.skipChildren();
        }
        return words;
    }

    /** Returns the elements of a list of numbers, or one more than allowed; null for an element that is no integer. */
    private static ArrayNode numbers(JsonParser parser, int max) throws IOException {
        ArrayNode numbers = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (numbers.size() <= max) {
                boolean isInt = parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
                numbers.add(isInt ? JsonInput.tree(parser) : NODES.nullNode());
            }
            parser.skipChildren();
        }
        return numbers;
    }

    /** Returns the elements of a list, or one more than allowed. */
    private static ArrayNode list(JsonParser parser, Class<?> item, int max) throws IOException {
        ArrayNode list = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (list.size() <= max && parser.isExpectedStartObjectToken()) {
                list.add(object(parser, item));
            } else {
                if (list.size() <= max) {
                    list.addNull();
                }
                parser.skipChildren();
            }
        }
        return list;
    }
}
