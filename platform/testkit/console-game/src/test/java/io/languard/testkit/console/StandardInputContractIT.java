package io.languard.testkit.console;

import io.languard.api.backup.BackupParticipant;
import io.languard.api.ban.BanManager;
import io.languard.api.config.ConfigImporter;
import io.languard.api.log.LogParser;
import io.languard.api.mission.MissionManager;
import io.languard.api.mod.ModManager;
import io.languard.api.process.ExecutableFinder;
import io.languard.api.remote.MessageBroadcaster;
import io.languard.api.remote.PlayerBanner;
import io.languard.api.remote.PlayerKicker;
import io.languard.api.remote.PlayerLister;
import io.languard.tck.AdapterContract;
import io.languard.tck.GameFixture;

class StandardInputContractIT extends AdapterContract {

    @Override
    protected GameFixture game() {
        return GameFixture.forBundleOf(ConsoleGameAdapter.class)
                .lacks(LogParser.class, MissionManager.class, ModManager.class, BanManager.class)
                .lacks(BackupParticipant.class, ConfigImporter.class, ExecutableFinder.class)
                .lacks(PlayerLister.class, PlayerKicker.class, PlayerBanner.class, MessageBroadcaster.class);
    }
}
