package io.languard.service.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Locale;

/**
 * A serializer that writes enum constants in lowercase, as everywhere in the API. Unlike Jackson's own feature, it does
 * not depend on the default locale.
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
        json.writeString(value.name().toLowerCase(Locale.ROOT));
    }
}
