package io.languard.shell.print;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes JSON for scripts and reads JSON values typed by people. */
public final class ShellJsonCodec {

    /** Control characters that JSON does not escape but terminals interpret. */
    private static final Pattern CONTROL = Pattern.compile("[\\x7f-\\x9f]");

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = MAPPER.writer(
            new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));

    private ShellJsonCodec() {}

    /** Returns the model as multi-line JSON. */
    static String write(Object model) {
        return write(WRITER, model);
    }

    /** Returns the model as single-line JSON. */
    public static String writeLine(Object model) {
        return write(MAPPER.writer(), model);
    }

    /** Returns the parsed value; empty if the text is not valid JSON or is {@code null}. */
    public static Optional<Object> read(String text) {
        try {
            return Optional.ofNullable(MAPPER.readValue(text, Object.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String write(ObjectWriter writer, Object model) {
        try {
            return CONTROL.matcher(writer.writeValueAsString(model)).replaceAll(match -> "\\\\u%04x"
                    .formatted((int) match.group().charAt(0)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Could not write the model as JSON", e);
        }
    }
}
