package io.languard.service.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;

/**
 * A serializer that writes times to the second, or to the millisecond for properties with the format
 * {@link Timestamps#MILLIS}.
 */
final class InstantSerializer extends StdSerializer<Instant> implements ContextualSerializer {

    private static final long serialVersionUID = 1L;

    private final boolean millis;

    InstantSerializer(boolean millis) {
        super(Instant.class);
        this.millis = millis;
    }

    @Override
    public void serialize(Instant time, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeString(millis ? TimestampCodec.millis(time) : TimestampCodec.seconds(time));
    }

    @Override
    public JsonSerializer<?> createContextual(SerializerProvider provider, BeanProperty property) {
        String pattern = findFormatOverrides(provider, property, Instant.class).getPattern();
        return Timestamps.MILLIS.equals(pattern) ? new InstantSerializer(true) : this;
    }
}
