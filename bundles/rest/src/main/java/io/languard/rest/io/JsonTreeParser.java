package io.languard.rest.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.languard.api.error.LanguardException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A parser of untrusted bytes into a JSON tree that can be stored and written again. */
public final class JsonTreeParser {

    /**
     * The maximum number of brackets, names and values in a body: enough for a list of 25,000 objects with one field.
     * In a tree each of them takes up to 65 bytes, however short its text is.
     */
    static final int MAX_TOKENS = 110_000;

    static final int MAX_NUMBER_LENGTH = 100;
    static final int MAX_NAME_LENGTH = 1000;

    /** Used only for input from outside: stored JSON was accepted earlier and must always remain readable. */
    private static final ObjectMapper BODIES = ApiJsonCodec.mapperBuilder(StreamReadConstraints.builder()
                    .maxDocumentLength(BodyReader.MAX_BYTES)
                    .maxTokenCount(MAX_TOKENS)
                    .maxNestingDepth(ApiJsonCodec.MAX_DEPTH)
                    .maxStringLength(BodyReader.MAX_BYTES)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .build())
            .build();

    private JsonTreeParser() {}

    /**
     * Parses strictly.
     *
     * @throws MalformedJsonException with a readable description that does not quote the parser's message
     * @throws LanguardException {@code PAYLOAD_TOO_LARGE} for too many tokens
     */
    public static JsonNode parse(byte[] bytes) throws MalformedJsonException {
        JsonNode node;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            node = tree(text);
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("is not UTF-8");
        } catch (JsonProcessingException e) {
            throw new MalformedJsonException("is not JSON" + place(e));
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory can't be read", e);
        }
        if (node == null) {
            throw new MalformedJsonException("is empty, but JSON is required");
        }
        refuseUnstorable(node);
        return node;
    }

    /** Returns the tree; {@code null} for a text without a value. */
    private static JsonNode tree(String text) throws IOException, MalformedJsonException {
        try (JsonParser parser = BODIES.createParser(text)) {
            try {
                return BODIES.readTree(parser);
            } catch (StreamConstraintsException e) {
                if (parser.currentTokenCount() > MAX_TOKENS) {
                    throw BodyReader.tooManyTokens(MAX_TOKENS);
                }
                throw new MalformedJsonException("is nested too deeply, or holds a number or a name that is too long");
            }
        }
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    /** Rejects half a surrogate pair and infinite numbers, which the parser accepts but no writer does. */
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
