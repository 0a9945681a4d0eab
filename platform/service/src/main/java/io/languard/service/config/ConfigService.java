package io.languard.service.config;

import io.languard.service.user.Actor;
import java.util.List;
import java.util.Map;

/** Use cases for a server's configuration. Thread-safe. */
public interface ConfigService {

    /** Returns every section in the adapter's order. Throws {@code NOT_FOUND} for an unknown server. */
    List<ConfigSectionView> all(Actor actor, int serverId);

    /** Returns the names of the sections that {@link #all} returns, without reading their values where possible. */
    List<String> sectionNames(Actor actor, int serverId);

    /** Returns one section. Throws {@code NOT_FOUND} if the game has no section of that name. */
    ConfigSectionView section(Actor actor, int serverId, String section);

    /**
     * Changes fields of a section.
     *
     * @param changes values of the fields to change; other fields keep their value, and {@code "***"} keeps a secret
     * @param expectedVersion the version the client read
     * @throws io.languard.api.error.LanguardException {@code INVALID_CONFIG}, or a {@link ConfigConflictException} with
     *     the current state
     */
    ConfigSectionView update(
            Actor actor, int serverId, String section, Map<String, Object> changes, int expectedVersion);

    /**
     * Returns the settings of a server, ports and executable included, that differ from those that its process was
     * started with, such as {@code game_port} or {@code server.max_players}; empty if it has no process. They take
     * effect when the server is restarted.
     */
    List<String> awaitingRestart(Actor actor, int serverId);

    /** Returns everything the game would read, secrets included, as label to text. */
    Map<String, String> preview(Actor actor, int serverId);

    /** Returns the text of a file that the adapter renders. Throws {@code NOT_FOUND} for any other name. */
    String file(Actor actor, int serverId, String fileName);
}
