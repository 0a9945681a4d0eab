package io.languard.luanti.process;

import io.languard.api.process.ReadinessProbe;
import io.languard.toolkit.net.UdpPortInspector;
import java.time.Duration;

/**
 * A server is ready when it logs that it listens and has bound its port. The log line alone is not enough, because the
 * engine also writes it after failing to bind the port.
 */
final class LuantiReadiness implements ReadinessProbe {

    /** Long enough for games with hundreds of mods. */
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private static final String READY = " listening on ";

    private final int port;
    private final UdpPortInspector ports;
    private volatile boolean listeningLogged;

    LuantiReadiness(int port, UdpPortInspector ports) {
        this.port = port;
        this.ports = ports;
    }

    @Override
    public Duration timeout() {
        return TIMEOUT;
    }

    @Override
    public boolean onLine(String line) {
        if (line.contains("ACTION[Main]: Server for gameid=") && line.contains(READY)) {
            listeningLogged = true;
        }
        return false;
    }

    @Override
    public boolean check(long pid) {
        return listeningLogged && ports.isBound(pid, port);
    }
}
