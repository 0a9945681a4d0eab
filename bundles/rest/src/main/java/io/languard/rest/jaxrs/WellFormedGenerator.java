package io.languard.rest.jaxrs;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;

/**
 * A generator that refuses half of a surrogate pair, which Jackson would write as an escape that strict parsers reject. Raw
 * values must be well-formed.
 */
final class WellFormedGenerator extends JsonGeneratorDelegate {

    WellFormedGenerator(JsonGenerator generator) {
        super(generator, false);
    }

    @Override
    public void writeFieldName(String name) throws IOException {
        check(name);
        super.writeFieldName(name);
    }

    @Override
    public void writeString(String text) throws IOException {
        check(text);
        super.writeString(text);
    }

    @Override
    public void writeString(char[] text, int offset, int length) throws IOException {
        writeString(new String(text, offset, length));
    }

    /** Keeps the bytes of the value, which the inherited method would encode again. */
    @Override
    public void writeRawValue(SerializableString value) throws IOException {
        delegate.writeRawValue(value);
    }

    private static void check(String text) throws IOException {
        for (int i = 0; text != null && i < text.length(); i++) {
            char next = text.charAt(i);
            if (Character.isSurrogate(next)) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(next, text.charAt(i + 1));
                if (!pair) {
                    throw new BodyBuffer.UnsuitableException();
                }
                i++;
            }
        }
    }
}
