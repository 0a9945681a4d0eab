package io.languard.arma3.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schemas, which lie beside this class. */
final class Arma3SchemaLoader {

    static final List<String> SECTIONS = List.of("server", "basic", "profile", "launch", "rcon");

    private Arma3SchemaLoader() {}

    static Map<String, String> load() {
        Map<String, String> schemas = new LinkedHashMap<>();
        SECTIONS.forEach(section -> schemas.put(section, read(section + ".json")));
        return Collections.unmodifiableMap(schemas);
    }

    private static String read(String name) {
        try (InputStream in = Arma3SchemaLoader.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the bundle lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
