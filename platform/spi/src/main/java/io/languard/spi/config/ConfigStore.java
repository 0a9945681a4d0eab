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
    boolean replace(int serverId, ConfigSectionRecord section, int expectedVersion);
}
