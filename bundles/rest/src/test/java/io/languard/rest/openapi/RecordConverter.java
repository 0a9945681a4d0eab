package io.languard.rest.openapi;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.languard.service.config.ConfigSectionView;
import io.languard.service.json.WireName;
import io.languard.service.page.Page;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A converter that describes types whose JSON is written by serializers of the API, which swagger-core does not know.
 */
final class RecordConverter implements ModelConverter {

    private final Map<String, Class<?>> records = new HashMap<>();

    /** Returns the described records by the names of their schemas. */
    Map<String, Class<?>> records() {
        return records;
    }

    @Override
    public Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType java = TypeFactory.defaultInstance().constructType(type.getType());
        if (java.isEnumType()) {
            List<Object> names = Arrays.stream(java.getRawClass().getEnumConstants())
                    .map(constant -> (Object) WireName.of((Enum<?>) constant))
                    .toList();
            Schema<Object> schema = Schemas.ofType("string");
            schema.setEnum(names);
            return schema;
        }
        if (java.getRawClass() == Set.class) {
            // Not declared unique: the generator of Java clients makes code that does not compile of sets of enums.
            return Schemas.ofType("array").items(resolve(new AnnotatedType(java.getContentType()), context, chain));
        }
        if (java.getRawClass() == Page.class) {
            // Its other properties are not part of the JSON.
            return Schemas.ofType("array")
                    .items(context.resolve(new AnnotatedType(java.getContentType()).resolveAsRef(true)));
        }
        if (java.getRawClass() == Duration.class) {
            return Schemas.ofType("string").pattern("^[0-9]{1,9}[smhd]$");
        }
        if (java.getRawClass().isRecord()) {
            records.put(RecordNames.name(java.getRawClass()), java.getRawClass());
        }
        if (java.getRawClass() == ConfigSectionView.class) {
            context.defineModel("Section", section());
            return Schemas.reference("Section");
        }
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }

    private static Schema<?> section() {
        Schema<Object> meta = Schemas.ofType("object");
        meta.addProperty("config_version", Schemas.ofType("integer").format("int32"));
        meta.addProperty("schema_version", Schemas.ofType("string"));
        meta.addProperty(
                "restart_needed",
                Schemas.ofType("boolean")
                        .description("True if the server's process was started with other values, else absent"));
        meta.addProperty(
                "restart_fields",
                Schemas.ofType("array")
                        .items(Schemas.ofType("string"))
                        .description(
                                "The fields whose values differ from those of the process; absent if there are none"));
        meta.setRequired(List.of("config_version", "schema_version"));
        Schema<Object> section = Schemas.ofType("object");
        section.setDescription("The values of the section; secrets read ***");
        section.addProperty("_meta", meta);
        section.setRequired(List.of("_meta"));
        section.setAdditionalProperties(true);
        return section;
    }
}
