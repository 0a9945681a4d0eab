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

/** Which rotations a game takes. */
final class RotationRules {

    private static final Logger LOG = LoggerFactory.getLogger(RotationRules.class);

    private final AdapterRegistry registry;
    private final ServerSnapshotFactory serverSnapshotFactory;

    RotationRules(AdapterRegistry registry, ServerSnapshotFactory serverSnapshotFactory) {
        this.registry = registry;
        this.serverSnapshotFactory = serverSnapshotFactory;
    }

    /** The difficulties in the game's own spelling; any will do where the game knows none. */
    static List<String> normalizeDifficulties(List<String> known, List<NewRotationEntry> wanted) {
        List<String> spelled = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            String difficulty = wanted.get(i).difficulty();
            if (difficulty == null || known.isEmpty()) {
                spelled.add(difficulty);
                continue;
            }
            String field = "rotation[" + i + "].difficulty";
            spelled.add(known.stream()
                    .filter(difficulty::equalsIgnoreCase)
                    .findFirst()
                    .orElseThrow(
                            () -> FieldValidator.validationError(field, "must be one of " + String.join(", ", known))));
        }
        return spelled;
    }

    /** What the game could not read is refused now, not at the next start. */
    void check(ServerInstance server, List<RotationEntry> rotation) {
        ServerRecord record = server.record();
        if (!(registry.find(record.gameType(), ConfigGenerator.class) instanceof Lookup.Found<ConfigGenerator> found)) {
            return;
        }
        try {
            GameServer changed = serverSnapshotFactory.createWithRotation(record, rotation);
            found.service().call(generator -> generator.render(changed));
        } catch (LanguardException e) {
            List<FieldProblem> problems = e.details().stream()
                    .filter(problem -> problem.field().startsWith("rotation["))
                    .toList();
            if (!problems.isEmpty()) {
                throw FieldValidator.validationError(ErrorCode.INVALID_CONFIG, problems);
            }
            LOG.debug("Server {} can't be rendered, but not because of its rotation", server.id(), e);
        }
    }
}
