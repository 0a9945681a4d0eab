package io.languard.rest.adapter;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import io.languard.rest.io.ApiJsonCodec;
import java.time.Instant;

/** The JSON mapper for the bodies of adapters: their records in the naming conventions of the API. */
final class AdapterJsonMapper {

    private static final int FIRST_TYPES = 16;
    private static final int MAX_CACHED_TYPES = 200;

    private AdapterJsonMapper() {}

    /**
     * Returns a mapper that shares no state with any other: the default type cache is static and would retain an
     * adapter's classes.
     */
    static ObjectMapper mapper() {
        LookupCache<Object, JavaType> types = new LRUMap<>(FIRST_TYPES, MAX_CACHED_TYPES);
        return ApiJsonCodec.mapperBuilder()
                .typeFactory(TypeFactory.defaultInstance().withCache(types))
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
                .build();
    }
}
