package io.languard.shell.print;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.languard.api.error.LanguardException;
import io.languard.service.json.LowercaseEnumSerializer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes JSON for scripts and reads JSON values typed by people. */
public final class ShellJsonCodec {

    /** Control characters that JSON does not escape but terminals interpret. */
    private static final Pattern CONTROL = Pattern.compile("[\\x7f-\\x9f]");

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter WRITER = MAPPER.writer(
            new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));

    /** Writes records with the names of the HTTP API, and times as precisely as they are known. */
    private static final ObjectMapper RECORDS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(Enum.class, new LowercaseEnumSerializer()))
            .build();

    private ShellJsonCodec() {}

    /** Returns the JSON model of a record. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> toModel(Object view) {
        return RECORDS.convertValue(view, LinkedHashMap.class);
    }

    /**
     * Returns a record with the given components, named as in the HTTP API; the others are {@code null}.
     *
     * @throws LanguardException the error with which the record rejects the values
     */
    public static <T> T toRecord(Map<String, Object> components, Class<T> type) {
        try {
            return RECORDS.convertValue(components, type);
        } catch (IllegalArgumentException e) {
            if (e.getCause() != null && e.getCause().getCause() instanceof LanguardException rejection) {
                throw rejection;
            }
            throw e;
        }
    }

    /** Returns the model as multi-line JSON. */
    static String write(@Nullable Object model) {
        return write(WRITER, model);
    }

    /** Returns the model as single-line JSON. */
    public static String writeLine(@Nullable Object model) {
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

    private static String write(ObjectWriter writer, @Nullable Object model) {
        try {
            return CONTROL.matcher(writer.writeValueAsString(model)).replaceAll(match -> "\\\\u%04x"
                    .formatted((int) match.group().charAt(0)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Could not write the model as JSON", e);
        }
    }
}
