package io.languard.rest.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.languard.api.error.LanguardException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A streaming reader of untrusted JSON. Nothing is read ahead of the parser, and what a reader skips is checked, but
 * not retained.
 */
public final class JsonInput {

    /**
     * The maximum number of brackets, names and values in a body: enough for a list of 25,000 objects with one field.
     * In a tree each of them takes up to 65 bytes, however short its text is.
     */
    static final int MAX_TOKENS = 110_000;

    static final int MAX_NUMBER_LENGTH = 100;
    static final int MAX_NAME_LENGTH = 1000;

    /** Used only for input from outside: stored JSON was accepted earlier and must always remain readable. */
    private static final ObjectMapper BODIES = ApiJsonCodec.mapperBuilder(StreamReadConstraints.builder()
                    .maxTokenCount(MAX_TOKENS)
                    .maxNestingDepth(ApiJsonCodec.MAX_DEPTH)
                    .maxStringLength(BodyInputStream.MAX_BYTES)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .build())
            .build();

    private static final ObjectReader TREES =
            BODIES.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private JsonInput() {}

    /** A reader of one value. */
    @FunctionalInterface
    private interface ValueReader {

        /**
         * Returns what is needed of the value.
         *
         * @param parser is at the first token of the value, and must be at its last one afterwards
         */
        JsonNode read(JsonParser parser) throws IOException;
    }

    /**
     * Reads any value.
     *
     * @throws MalformedJsonException with a readable description that does not quote the parser's message
     * @throws LanguardException {@code PAYLOAD_TOO_LARGE} for too many tokens, and what the stream throws
     */
    public static JsonNode readTree(InputStream in) throws MalformedJsonException {
        return read(in, JsonInput::tree);
    }

    /**
     * Same as {@link #readTree}, but retains only the fields of a record, and of a value that violates their
     * constraints only enough to report that. A value that is not an object becomes an empty array.
     */
    public static JsonNode readRecord(InputStream in, Class<?> type) throws MalformedJsonException {
        return read(in, parser -> RecordTreeReader.read(parser, type));
    }

    /** Same as {@link #readRecord} for a list of records. A value that is not a list becomes an empty object. */
    static JsonNode readList(InputStream in, Class<?> item, int max) throws MalformedJsonException {
        return read(in, parser -> RecordTreeReader.readList(parser, item, max));
    }

    /** Reads the value at the parser's current token. */
    static JsonNode tree(JsonParser parser) throws IOException {
        return TREES.readTree(parser);
    }

    private static JsonNode read(InputStream in, ValueReader reader) throws MalformedJsonException {
        // Unlike Jackson's own decoder, this one rejects overlong and truncated sequences.
        Reader text = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
        try (JsonParser plain = BODIES.getFactory().createParser(withoutByteOrderMark(text))) {
            JsonParser parser = new CheckedJsonParser(plain);
            try {
                if (parser.nextToken() == null) {
                    throw new MalformedJsonException("is empty, but JSON is required");
                }
                JsonNode value = reader.read(parser);
                if (parser.nextToken() != null) {
                    throw new MalformedJsonException("is not JSON (line "
                            + parser.currentTokenLocation().getLineNr() + ", column "
                            + parser.currentTokenLocation().getColumnNr() + ")");
                }
                return value;
            } catch (StreamConstraintsException e) {
                if (plain.currentTokenCount() > MAX_TOKENS) {
                    throw BodyInputStream.tooManyTokens(MAX_TOKENS);
                }
                throw new MalformedJsonException("is nested too deeply, or holds a number or a name that is too long");
            }
        } catch (MalformedJsonException e) {
            throw e;
        } catch (JsonProcessingException e) {
            throw new MalformedJsonException("is not JSON" + place(e));
        } catch (CharacterCodingException e) {
            throw new MalformedJsonException("is not UTF-8");
        } catch (IOException e) {
            throw BodyInputStream.readFailure(e);
        }
    }

    /** Some editors and clients begin a text with a byte order mark, which is no part of it. */
    private static Reader withoutByteOrderMark(Reader text) throws IOException {
        PushbackReader rest = new PushbackReader(text);
        int first = rest.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            rest.unread(first);
        }
        return rest;
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }
}
