package io.languard.spi.config;

import java.util.List;

/** Keeps config sections. Same promises as {@link io.languard.spi.server.ServerStore}. */
public interface ConfigStore {

    /** The sections of a server, in no particular order. */
    List<ConfigSectionRecord> sections(int serverId);

    /**
     * Writes a section if it still has the expected version, else changes nothing.
     *
     * @param section with the new version
     * @param expectedVersion 0 if the section is not stored yet
     * @return whether it was written; of many writers with one version exactly one gets true
     */
    boolean replace(int serverId, ConfigSectionRecord section, int expectedVersion);
}
