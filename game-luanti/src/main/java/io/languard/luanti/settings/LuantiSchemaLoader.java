package io.languard.luanti.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schemas, which lie beside this class. */
final class LuantiSchemaLoader {

    static final List<String> SECTIONS =
            List.of("server", "network", "gameplay", "world", "security", "performance", "launch");

    private LuantiSchemaLoader() {}

    static Map<String, String> load() {
        Map<String, String> schemas = new LinkedHashMap<>();
        SECTIONS.forEach(section -> schemas.put(section, read(section + ".json")));
        return Collections.unmodifiableMap(schemas);
    }

    private static String read(String name) {
        try (InputStream in = LuantiSchemaLoader.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the bundle lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
