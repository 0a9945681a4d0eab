package io.languard.service.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.languard.service.json.LowercaseEnumSerializer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Converts the components of an audit event to the JSON model that is stored and sent to clients. */
final class AuditDetailMapper {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS) // an event without details
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(Enum.class, new LowercaseEnumSerializer()))
            .build();

    private static final TypeReference<LinkedHashMap<String, Object>> DETAIL = new TypeReference<>() {};

    private AuditDetailMapper() {}

    static Map<String, Object> toDetail(AuditEvent event) {
        return MAPPER.convertValue(event, DETAIL);
    }

    static String toJson(AuditEvent event) {
        try {
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
