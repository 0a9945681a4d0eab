package ${package};

import io.languard.api.backup.BackupParticipant;
import io.languard.api.ban.BanManager;
import io.languard.api.config.ConfigImporter;
import io.languard.api.mission.MissionManager;
import io.languard.api.mod.ModManager;
import io.languard.api.process.ExecutableFinder;
import io.languard.api.remote.RemoteAdmin;
import io.languard.tck.AdapterContract;
import io.languard.tck.GameFixture;
import java.util.List;

/**
 * Runs the contract tests. Remove a capability from {@code lacks} when you implement it, so that its contract is
 * tested. The parts of remote admin, such as {@code PlayerKicker}, are included in {@code RemoteAdmin}.
 */
class ${classPrefix}ContractIT extends AdapterContract {

    @Override
    protected GameFixture game() {
        return GameFixture.forBundleOf(${classPrefix}Adapter.class)
                .lacks(RemoteAdmin.class, MissionManager.class, ModManager.class, BanManager.class)
                .lacks(BackupParticipant.class, ConfigImporter.class, ExecutableFinder.class)
                .player("ann", List.of("ann joined"), List.of("ann left"));
    }
}
