package io.languard.shell.print;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.Optional;
import java.util.regex.Pattern;

/** JSON text for scripts, and JSON values that people type. */
public final class ShellJsonCodec {

    /** Control characters that JSON allows in texts but a terminal would obey. */
    private static final Pattern CONTROL = Pattern.compile("[\\x7f-\\x9f]");

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = MAPPER.writer(
            new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));

    private ShellJsonCodec() {}

    /** A model as text of several lines. */
    static String write(Object model) {
        return write(WRITER, model);
    }

    /** A model as text of one line. */
    public static String writeLine(Object model) {
        return write(MAPPER.writer(), model);
    }

    /** The value that a text stands for; empty if it is no JSON. */
    public static Optional<Object> read(String text) {
        try {
            return Optional.ofNullable(MAPPER.readValue(text, Object.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String write(ObjectWriter writer, Object model) {
        try {
            return CONTROL.matcher(writer.writeValueAsString(model)).replaceAll(found -> "\\\\u%04x"
                    .formatted((int) found.group().charAt(0)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not a JSON model", e);
        }
    }
}
