package io.languard.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a server: every section of the game's schemas, including default values. Immutable. Secrets are
 * in plain text and must not appear in logs or messages.
 */
public final class ServerConfig {

    private final Map<String, ConfigSection> sections;

    private ServerConfig(Map<String, ConfigSection> sections) {
        this.sections = sections;
    }

    /**
     * Creates a configuration with a copy of the values. The keys are the names of sections, and the names of fields in
     * each section.
     */
    public static ServerConfig of(Map<String, ? extends Map<String, ? extends @Nullable Object>> values) {
        Map<String, ConfigSection> sections = new LinkedHashMap<>();
        values.forEach((name, section) -> sections.put(name, ConfigSection.of(section)));
        return new ServerConfig(Collections.unmodifiableMap(sections));
    }

    /** Returns all sections by name, in the order of the schemas. The map is unmodifiable. */
    public Map<String, ConfigSection> sections() {
        return sections;
    }

    /**
     * Returns a section, or an empty one if no section has this name, for example because the game has no config
     * generator.
     */
    public ConfigSection section(String name) {
        return sections.getOrDefault(name, ConfigSection.EMPTY);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServerConfig config && sections.equals(config.sections);
    }

    @Override
    public int hashCode() {
        return sections.hashCode();
    }

    /** Returns the names of sections and fields only, since values may be secrets. */
    @Override
    public String toString() {
        return "ServerConfig" + sections;
    }
}
