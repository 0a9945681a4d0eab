package io.languard.arma3.process;

import io.languard.api.GameServer;
import io.languard.api.process.ReadinessProbe;
import io.languard.arma3.BoundPortStore;
import io.languard.toolkit.query.SteamQueryProbe;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server is ready when it logs that it listens, or responds to a Steam query: logging may be disabled, the query port may
 * be blocked.
 */
final class Arma3Readiness implements ReadinessProbe {

    private static final Pattern LINE =
            Pattern.compile("(?:\\d{4}/\\d{2}/\\d{2}, \\d{2}:\\d{2}:\\d{2} | ?\\d{1,2}:\\d{2}:\\d{2} )?(?<text>.*)");

    private final GameServer server;
    private SteamQueryProbe queryProbe;

    Arma3Readiness(GameServer server) {
        this.server = server;
        probe(server.gamePort());
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(120);
    }

    @Override
    public boolean onLine(String line) {
        Matcher matcher = LINE.matcher(line.stripTrailing());
        String text = matcher.matches() ? matcher.group("text") : line;
        BoundPortStore.parse(text).ifPresent(this::probe);
        return text.equals("Host identity created.");
    }

    @Override
    public boolean check(long pid) {
        return queryProbe.isResponding();
    }

    private void probe(int gamePort) {
        queryProbe = new SteamQueryProbe(BoundPortStore.queryAddress(server, gamePort));
    }
}
