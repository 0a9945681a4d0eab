package io.languard.rest.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.languard.rest.io.ApiJsonCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The schemas and parameters that operations refer to. */
final class SchemaComponents {

    private SchemaComponents() {}

    /** A copy that may be added to. */
    static ObjectNode load() {
        try (InputStream in = SchemaComponents.class.getResourceAsStream("components.json")) {
            return (ObjectNode) ApiJsonCodec.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String pathParameter(String name) {
        return "#/components/parameters/path." + name;
    }

    /** {@code limit}, or {@code limit:200} for the one with that default. */
    static String queryParameter(String name) {
        return "#/components/parameters/query." + name.replace(':', '.');
    }
}
