package io.languard.service.deploy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file in the drop folder with what it contributes.
 *
 * @param bundle the symbolic name; {@code null} if it is not a bundle
 * @param version the version of the bundle; {@code null} if it is not a bundle
 * @param problem what is missing or wrong with the file; {@code null} if nothing is
 * @param since when it got into this state
 */
public record AdapterReport(
        String file,
        AdapterFile.AdapterState state,
        @Nullable String bundle,
        @Nullable String version,
        @Nullable String problem,
        Instant since,
        List<AdapterGame> games) {

    /** A game that the file declares, with the capabilities that it declares for it. */
    public record AdapterGame(String gameType, List<AdapterPart> parts) {}

    /**
     * The game itself or a capability, as the diagnosis finds it.
     *
     * @param name {@code game}, or the name of the capability
     * @param reason why it is unavailable; {@code null} if it is available
     */
    public record AdapterPart(String name, boolean available, @Nullable String reason) {}
}
