package io.languard.core.mission;

import io.languard.api.GameServer;
import io.languard.api.config.ConfigGenerator;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.api.mission.RotationEntry;
import io.languard.core.registry.AdapterRegistry;
import io.languard.core.registry.Lookup;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerSnapshotFactory;
import io.languard.service.mission.NewRotationEntry;
import io.languard.service.validation.FieldValidator;
import io.languard.spi.server.ServerRecord;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Validates rotations against the rules of a game. */
final class RotationRules {

    private static final Logger LOG = LoggerFactory.getLogger(RotationRules.class);

    private final AdapterRegistry registry;
    private final ServerSnapshotFactory serverSnapshotFactory;

    RotationRules(AdapterRegistry registry, ServerSnapshotFactory serverSnapshotFactory) {
        this.registry = registry;
        this.serverSnapshotFactory = serverSnapshotFactory;
    }

    /** Returns the difficulties in the game's own spelling. Accepts any difficulty if the game defines none. */
    static List<String> normalizeDifficulties(List<String> supported, List<NewRotationEntry> entries) {
        List<String> normalized = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String difficulty = entries.get(i).difficulty();
            if (difficulty == null || supported.isEmpty()) {
                normalized.add(difficulty);
                continue;
            }
            String field = "rotation[" + i + "].difficulty";
            normalized.add(supported.stream()
                    .filter(difficulty::equalsIgnoreCase)
                    .findFirst()
                    .orElseThrow(() ->
                            FieldValidator.validationError(field, "must be one of " + String.join(", ", supported))));
        }
        return normalized;
    }

    /** Rejects a rotation that the game could not read, so that the error does not surface only at the next start. */
    void check(ServerInstance server, List<RotationEntry> rotation) {
        ServerRecord record = server.record();
        if (!(registry.find(record.gameType(), ConfigGenerator.class) instanceof Lookup.Found<ConfigGenerator> found)) {
            return;
        }
        try {
            GameServer candidate = serverSnapshotFactory.createWithRotation(record, rotation);
            found.service().call(generator -> generator.render(candidate));
        } catch (LanguardException e) {
            List<FieldProblem> problems = e.details().stream()
                    .filter(problem -> problem.field().startsWith("rotation["))
                    .toList();
            if (!problems.isEmpty()) {
                throw FieldValidator.validationError(ErrorCode.INVALID_CONFIG, problems);
            }
            LOG.debug(
                    "The configuration of server {} can't be rendered, but not because of its rotation",
                    server.id(),
                    e);
        }
    }
}
