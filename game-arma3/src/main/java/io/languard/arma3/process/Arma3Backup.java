package io.languard.arma3.process;

import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.backup.BackupContent;
import io.languard.api.backup.BackupParticipant;
import io.languard.arma3.Arma3Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Backs up Arma 3 servers: profiles, missions, keys, BattlEye's folder with its bans, and the configuration files. The game
 * writes profiles and the variables of missions as whole files and has no command that saves, so it need not be brought to
 * rest.
 */
@Component
@GameType(Arma3Config.GAME_TYPE)
public final class Arma3Backup implements BackupParticipant {

    private static final BackupContent CONTENT = new BackupContent(
            // Logs and crash dumps.
            List.of("**.rpt", "**.RPT", "**.log", "**.mdmp", "**.bidmp"), List.of(), List.of());

    @Override
    public BackupContent content(GameServer server) {
        return CONTENT;
    }

    @Override
    public void copyDatabase(Path database, Path copy) throws IOException {
        Files.copy(database, copy, StandardCopyOption.REPLACE_EXISTING); // the game has none
    }
}
