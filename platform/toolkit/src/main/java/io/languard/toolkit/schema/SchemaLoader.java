package io.languard.toolkit.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Loads JSON Schemas that are stored as resources, one {@code <section>.json} per configuration section. */
public final class SchemaLoader {

    private SchemaLoader() {}

    /**
     * Returns the schemas by section, unmodifiable and in the given order.
     *
     * @param owner the class whose package holds the resources
     * @throws IllegalStateException if a resource is missing
     */
    public static Map<String, String> load(Class<?> owner, List<String> sections) {
        Map<String, String> schemas = new LinkedHashMap<>();
        sections.forEach(section -> schemas.put(section, read(owner, section + ".json")));
        return Collections.unmodifiableMap(schemas);
    }

    private static String read(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Missing resource " + name + " beside " + owner.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
