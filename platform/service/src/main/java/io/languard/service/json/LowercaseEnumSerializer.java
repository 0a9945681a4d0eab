package io.languard.service.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/**
 * A serializer that writes enum constants in lowercase, as everywhere in the API, unless they have a {@link WireName}.
 * Unlike Jackson's own feature, it does not depend on the default locale.
 */
@SuppressWarnings("rawtypes")
public final class LowercaseEnumSerializer extends StdSerializer<Enum> {

    private static final long serialVersionUID = 1L;

    /** Creates a serializer. */
    public LowercaseEnumSerializer() {
        super(Enum.class);
    }

    @Override
    public void serialize(Enum value, JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeString(WireName.of(value));
    }
}
