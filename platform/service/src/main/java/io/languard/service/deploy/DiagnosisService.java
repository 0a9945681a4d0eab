package io.languard.service.deploy;

import io.languard.service.game.Capability;
import java.util.List;

/** Use case: why a game, or something that it could do, is not there. Safe for many threads; reads jars, so takes a moment. */
public interface DiagnosisService {

    /**
     * What is known of a game, whether it is there or not: the game first, then its capabilities in their order.
     *
     * @param capability the one that is asked about; {@code null} for all
     */
    List<DiagnosisFinding> diagnose(String gameType, Capability capability);
}
