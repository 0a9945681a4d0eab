package io.languard.testkit.service;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.config.ConfigImportResult;
import io.languard.service.config.ConfigImportResult.ImportedMission;
import io.languard.service.config.ConfigImportResult.NotTaken;
import io.languard.service.config.ConfigImportService;
import io.languard.service.server.ServerService;
import io.languard.service.user.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Imports that take a host name and a mission from every file, and report the rest; the last one is recorded. Only server 1 supports them. */
public final class FakeConfigImports implements ConfigImportService {

    private final ServerService serverService;

    /** The last import: actor, server, file name, text, and {@code dry} if it was only a trial. */
    public volatile @Nullable String last;

    /** What an import takes from a file. */
    public volatile ConfigImportResult result = new ConfigImportResult(
            Map.of("server", Map.of("hostname", "Taken Over")),
            List.of(new ImportedMission("MyMission.Altis", "Veteran", Map.of("time", 6))),
            List.of(
                    new NotTaken(3, "#include \"x.hpp\"", "import that file as well"),
                    new NotTaken(null, "MaxPing", "is not in the file")));

    public FakeConfigImports(ServerService serverService) {
        this.serverService = serverService;
    }

    @Override
    public void require(Actor actor, int serverId) {
        serverService.get(actor, serverId);
        if (serverId != 1) {
            throw new LanguardException(
                    ErrorCode.CAPABILITY_NOT_SUPPORTED,
                    "Import of configuration files not supported for game type 'arma3'");
        }
    }

    @Override
    public ConfigImportResult importFile(
            Actor actor, int serverId, String fileName, InputStream content, boolean dryRun) {
        require(actor, serverId);
        try {
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            last = actor.name() + " " + serverId + " " + fileName + " " + text + (dryRun ? " dry" : "");
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ConfigImportResult importLocalFile(Actor actor, int serverId, Path file, boolean dryRun) {
        require(actor, serverId);
        last = actor.name() + " " + serverId + " " + file + (dryRun ? " dry" : "");
        return result;
    }
}
