package io.languard.rest.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Turns bytes from outside into a JSON tree that can be stored and written again. */
public final class JsonText {

    private JsonText() {}

    /**
     * Parses strictly.
     *
     * @throws MalformedJsonException with what is wrong, for people, without the parser's own words
     */
    public static JsonNode parse(byte[] bytes) throws MalformedJsonException {
        JsonNode node;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            node = Json.tree(text);
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("is not UTF-8");
        } catch (StreamConstraintsException e) {
            throw new MalformedJsonException("is nested too deeply, or holds a number or a name that is too long");
        } catch (JsonProcessingException e) {
            throw new MalformedJsonException("is not JSON" + place(e));
        }
        if (node.isMissingNode()) {
            throw new MalformedJsonException("is empty, but JSON is required");
        }
        refuseUnstorable(node);
        return node;
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    /** Half a character or an infinite number passes the parser, but no writer would take it. */
    private static void refuseUnstorable(JsonNode node) throws MalformedJsonException {
        if (node.isTextual()) {
            refuseHalfCharacters(node.textValue());
        } else if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue())) {
            throw new MalformedJsonException("holds a number that is too large");
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                refuseHalfCharacters(field.getKey());
                refuseUnstorable(field.getValue());
            }
        } else {
            for (JsonNode element : node) {
                refuseUnstorable(element);
            }
        }
    }

    private static void refuseHalfCharacters(String text) throws MalformedJsonException {
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new MalformedJsonException("holds half a surrogate pair");
        }
    }
}
