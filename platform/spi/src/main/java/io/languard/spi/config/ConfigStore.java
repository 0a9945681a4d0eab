package io.languard.spi.config;

import java.util.List;

/** Stores configuration sections. Same guarantees as {@link io.languard.spi.server.ServerStore}. */
public interface ConfigStore {

    /** Returns the sections of a server in no particular order. */
    List<ConfigSectionRecord> sections(int serverId);

    /**
     * Replaces a section if it still has the expected version.
     *
     * @param section the section with its new version
     * @param expectedVersion 0 if the section is not yet stored
     * @return whether the section was replaced; of concurrent calls with the same expected version exactly one succeeds
     */
    default boolean replace(int serverId, ConfigSectionRecord section, int expectedVersion) {
        return replaceAll(serverId, List.of(new Replacement(section, expectedVersion)));
    }

    /**
     * Replaces several sections if each of them still has its expected version; otherwise changes nothing.
     *
     * @return whether all sections were replaced
     */
    boolean replaceAll(int serverId, List<Replacement> replacements);

    /**
     * A section to replace.
     *
     * @param section the section with its new version
     * @param expectedVersion 0 if the section is not yet stored
     */
    record Replacement(ConfigSectionRecord section, int expectedVersion) {}
}
