package io.languard.rest.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.languard.service.json.TimestampCodec;
import java.io.IOException;
import java.time.Instant;

/** A deserializer of times in bodies that have been validated. */
final class InstantDeserializer extends StdDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    InstantDeserializer() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return TimestampCodec.parse(parser.getText()).orElseThrow();
    }
}
