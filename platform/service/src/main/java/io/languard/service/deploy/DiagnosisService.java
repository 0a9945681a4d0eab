package io.languard.service.deploy;

import io.languard.service.game.Capability;
import io.languard.service.user.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Use case that explains why a game or a capability is missing. Thread-safe. Reads jar files, so a call can take a
 * moment.
 */
public interface DiagnosisService {

    /**
     * Diagnoses a game, registered or not: the game first, then its capabilities in their order.
     *
     * @param capability the capability to diagnose, or {@code null} for all
     */
    List<DiagnosisFinding> diagnose(Actor actor, String gameType, @Nullable Capability capability);

    /** Returns the files of the drop folder, sorted by name, with the diagnosis of everything that they declare. */
    List<AdapterReport> adapters(Actor actor);
}
