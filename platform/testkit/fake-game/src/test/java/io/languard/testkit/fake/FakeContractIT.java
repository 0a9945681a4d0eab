package io.languard.testkit.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.languard.api.backup.BackupParticipant;
import io.languard.api.ban.BanManager;
import io.languard.api.config.ConfigImporter;
import io.languard.api.mod.ModManager;
import io.languard.api.process.ExecutableFinder;
import io.languard.api.remote.RemoteAdmin;
import io.languard.tck.AdapterContract;
import io.languard.tck.GameFixture;
import java.util.List;

class FakeContractIT extends AdapterContract {

    @Override
    protected GameFixture game() {
        return GameFixture.forBundleOf(FakeAdapter.class)
                .lacks(BackupParticipant.class, ConfigImporter.class, ExecutableFinder.class)
                .lacks(RemoteAdmin.class, ModManager.class, BanManager.class)
                .mission("first.fake", "FAKE MISSION first\n".getBytes(UTF_8))
                .player("Ann Lee", List.of("JOIN 3 Ann Lee"), List.of("LEAVE 3"));
    }
}
