package io.languard.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The configuration of a server: every section of the game's schemas, complete with defaults, secrets in plain text. Keep
 * them out of logs and messages. Immutable.
 */
public final class ServerConfig {

    private final Map<String, ConfigSection> sections;

    private ServerConfig(Map<String, ConfigSection> sections) {
        this.sections = sections;
    }

    /** Creates a configuration with a copy of the values, which are given by section and field. */
    public static ServerConfig of(Map<String, ? extends Map<String, ?>> values) {
        Map<String, ConfigSection> sections = new LinkedHashMap<>();
        values.forEach((name, section) -> sections.put(name, ConfigSection.of(section)));
        return new ServerConfig(Collections.unmodifiableMap(sections));
    }

    /** All sections by name, in the order of the schemas; unmodifiable. */
    public Map<String, ConfigSection> sections() {
        return sections;
    }

    /** Returns a section; an empty one if there is none of this name, such as while the game has no config generator. */
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

    /** Names sections and fields only, since values may be secrets. */
    @Override
    public String toString() {
        return "ServerConfig" + sections;
    }
}
