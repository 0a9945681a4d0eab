package io.languard.luanti.process;

import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.backup.BackupContent;
import io.languard.api.backup.BackupParticipant;
import io.languard.luanti.LuantiConfig;
import io.languard.toolkit.sqlite.SqliteSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Backs up Luanti servers: the world with its mods, the settings and the bans. The engine has no command that saves the
 * world, but writes its databases in transactions, so copies of these are all that is needed while it runs.
 */
@Component
@GameType(LuantiConfig.GAME_TYPE)
public final class LuantiBackup implements BackupParticipant {

    private static final BackupContent CONTENT = new BackupContent(
            // The engine's log has the content of the output; the marker shows that the adapter's mod is running.
            List.of("debug.txt*", "world/languard_events.txt"),
            List.of("world/*.sqlite"),
            List.of("world/*.sqlite-journal", "world/*.sqlite-wal", "world/*.sqlite-shm"));

    @Override
    public BackupContent content(GameServer server) {
        return CONTENT;
    }

    @Override
    public void copyDatabase(Path database, Path copy) throws IOException {
        SqliteSnapshot.copy(database, copy);
    }
}
