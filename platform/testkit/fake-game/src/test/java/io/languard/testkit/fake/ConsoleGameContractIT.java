package io.languard.testkit.fake;

import io.languard.api.backup.BackupParticipant;
import io.languard.api.ban.BanManager;
import io.languard.api.config.ConfigImporter;
import io.languard.api.log.LogParser;
import io.languard.api.mission.MissionManager;
import io.languard.api.mod.ModManager;
import io.languard.api.process.ExecutableFinder;
import io.languard.api.remote.GracefulShutdown;
import io.languard.api.remote.MessageBroadcaster;
import io.languard.api.remote.PlayerBanner;
import io.languard.api.remote.PlayerKicker;
import io.languard.api.remote.PlayerLister;
import io.languard.tck.AdapterContract;
import io.languard.tck.GameFixture;

/** Verifies that the contract accepts a port in a config file only, and a console on the TCP port of the game's number. */
class ConsoleGameContractIT extends AdapterContract {

    @Override
    protected GameFixture game() {
        return GameFixture.forBundleOf(ConsoleGame.class)
                .lacks(LogParser.class, MissionManager.class, ModManager.class, BanManager.class)
                .lacks(BackupParticipant.class, ConfigImporter.class, ExecutableFinder.class)
                .lacks(PlayerLister.class, PlayerKicker.class, PlayerBanner.class)
                .lacks(MessageBroadcaster.class, GracefulShutdown.class);
    }
}
