package io.languard.service.config;

import io.languard.service.user.Actor;
import java.util.List;
import java.util.Map;

/** Use cases: configuration of a server. Safe for many threads. */
public interface ConfigService {

    /** Every section, in the adapter's order; {@code NOT_FOUND} if there is no such server. */
    List<ConfigSectionView> all(int serverId);

    /** One section; {@code NOT_FOUND} if the game has none of that name. */
    ConfigSectionView section(int serverId, String section);

    /**
     * Changes fields of a section.
     *
     * @param changes the fields to change; others keep their value, {@code "***"} keeps a secret
     * @param expectedVersion the version that the client has read
     * @throws io.languard.api.error.LanguardException {@code INVALID_CONFIG}, or a {@link ConfigConflictException} with the
     *     present state
     */
    ConfigSectionView update(
            Actor actor, int serverId, String section, Map<String, Object> changes, int expectedVersion);

    /** Label to text of everything that the game would read, secrets included. */
    Map<String, String> preview(int serverId);

    /** The text of one file that the adapter declares; {@code NOT_FOUND} for every other name. */
    String file(int serverId, String fileName);
}
