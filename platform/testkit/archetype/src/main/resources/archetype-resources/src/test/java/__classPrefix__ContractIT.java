package ${package};

import io.languard.service.game.Capability;
import io.languard.tck.AdapterContract;
import io.languard.tck.GameFixture;
import java.util.List;

/** Take a capability out of lacks(...) when you have written it: from then on its contract is tested. */
class ${classPrefix}ContractIT extends AdapterContract {

    @Override
    protected GameFixture game() {
        return GameFixture.forBundleOf(${classPrefix}Adapter.class)
                .lacks(
                        Capability.REMOTE_ADMIN,
                        Capability.MISSION_MANAGER,
                        Capability.MOD_MANAGER,
                        Capability.BAN_MANAGER)
                .player("ann", List.of("ann joined"), List.of("ann left"));
    }
}
