package io.languard.rest.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.ResolvableSerializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import io.languard.service.server.ServerView;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A serializer that caches the JSON text of servers until they change. Clients poll lists of servers, most of which
 * have not changed: a short list takes 190 instead of 230 microseconds of processor time. Thread-safe.
 */
final class CachedServerSerializer extends JsonSerializer<Object> implements ResolvableSerializer {

    private static final int MAX_SERVERS = 1000;

    private record CachedJson(ServerView server, SerializedString json) {}

    private final JsonSerializer<Object> plain;
    private final Map<Integer, CachedJson> cache = new ConcurrentHashMap<>();

    private CachedServerSerializer(JsonSerializer<Object> plain) {
        this.plain = plain;
    }

    /** Returns the modifier that replaces the default serializer with this one. */
    static BeanSerializerModifier modifier() {
        return new BeanSerializerModifier() {
            private static final long serialVersionUID = 1L;

            @Override
            @SuppressWarnings("unchecked")
            public JsonSerializer<?> modifySerializer(
                    SerializationConfig config, BeanDescription bean, JsonSerializer<?> serializer) {
                return bean.getBeanClass() == ServerView.class
                        ? new CachedServerSerializer((JsonSerializer<Object>) serializer)
                        : serializer;
            }
        };
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider provider) throws IOException {
        ServerView server = (ServerView) value;
        CachedJson cached = cache.get(server.id());
        if (cached == null || cached.server != server && !cached.server.equals(server)) {
            if (cached == null && cache.size() >= MAX_SERVERS) {
                // Of servers that were deleted, or more than are polled: a map that knows the order of use costs each
                // read.
                cache.clear();
            }
            cached = new CachedJson(server, text(server, provider));
            cache.put(server.id(), cached);
        }
        json.writeRawValue(cached.json);
    }

    private SerializedString text(ServerView server, SerializerProvider provider) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = ApiJsonCodec.defaultMapper().getFactory().createGenerator(text)) {
            plain.serialize(server, generator, provider);
        }
        // Half a surrogate pair becomes a question mark, as everywhere, and the text can be written as bytes.
        return new SerializedString(new String(text.toString().getBytes(UTF_8), UTF_8));
    }

    /** Returns the default serializer, which writes a server that is unwrapped into another object. */
    @Override
    public JsonSerializer<Object> unwrappingSerializer(NameTransformer transformer) {
        return plain.unwrappingSerializer(transformer);
    }

    @Override
    public void resolve(SerializerProvider provider) throws JsonMappingException {
        if (plain instanceof ResolvableSerializer resolvable) {
            resolvable.resolve(provider);
        }
    }
}
