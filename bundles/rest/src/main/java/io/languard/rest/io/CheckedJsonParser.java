package io.languard.rest.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/**
 * A parser that rejects half a surrogate pair and infinite numbers, which JSON parsers accept but no writer does, in
 * skipped values too.
 */
final class CheckedJsonParser extends JsonParserDelegate {

    CheckedJsonParser(JsonParser parser) {
        super(parser);
    }

    @Override
    public JsonToken nextToken() throws IOException {
        JsonToken token = delegate.nextToken();
        if (token == JsonToken.FIELD_NAME || token == JsonToken.VALUE_STRING) {
            refuseHalfCharacters(delegate.getTextCharacters(), delegate.getTextOffset(), delegate.getTextLength());
        } else if (token == JsonToken.VALUE_NUMBER_FLOAT && !Double.isFinite(delegate.getDoubleValue())) {
            throw new MalformedJsonException("holds a number that is too large");
        }
        return token;
    }

    @Override
    public JsonToken nextValue() throws IOException {
        JsonToken token = nextToken();
        return token == JsonToken.FIELD_NAME ? nextToken() : token;
    }

    @Override
    public JsonParser skipChildren() throws IOException {
        int depth = currentToken() != null && currentToken().isStructStart() ? 1 : 0;
        while (depth > 0) {
            JsonToken token = nextToken();
            if (token == null) {
                break;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
        return this;
    }

    private static void refuseHalfCharacters(char[] text, int offset, int length) throws MalformedJsonException {
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            if (Character.isSurrogate(text[i])) {
                if (i + 1 == end || !Character.isSurrogatePair(text[i], text[i + 1])) {
                    throw new MalformedJsonException("holds half a surrogate pair");
                }
                i++;
            }
        }
    }
}
