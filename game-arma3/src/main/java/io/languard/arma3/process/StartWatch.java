package io.languard.arma3.process;

import io.languard.api.GameServer;
import io.languard.api.process.Readiness;
import io.languard.arma3.Arma3;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.regex.Pattern;

/** A server is up when it says that it listens, or answers a query: a log may be switched off, a query port blocked. */
final class StartWatch implements Readiness {

    private static final Pattern LISTENING = Pattern.compile(
            "(\\d{4}/\\d{2}/\\d{2}, \\d{2}:\\d{2}:\\d{2} | ?\\d{1,2}:\\d{2}:\\d{2} )?Host identity created\\.");

    private final SteamQuery query;

    StartWatch(GameServer server) {
        query = new SteamQuery(new InetSocketAddress(address(server), server.gamePort() + 1));
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(120);
    }

    @Override
    public boolean onLine(String line) {
        return LISTENING.matcher(line.stripTrailing()).matches();
    }

    @Override
    public boolean check(long pid) {
        return query.answers();
    }

    /** The address that the game binds; the schema lets only a literal through, so nothing is looked up. */
    private static InetAddress address(GameServer server) {
        String ip = Arma3.text(Arma3.section(server, "launch"), "ip");
        try {
            return ip.isEmpty() || ip.equals("0.0.0.0") ? InetAddress.getLoopbackAddress() : InetAddress.getByName(ip);
        } catch (UnknownHostException e) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
