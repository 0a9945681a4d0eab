package io.languard.luanti.process;

import io.languard.api.process.ReadinessProbe;
import io.languard.toolkit.net.UdpPortInspector;
import java.time.Duration;

/** Ready is a server that says so and has its port: it says so also when it could not bind it. */
final class LuantiReadiness implements ReadinessProbe {

    /** Long enough for games with hundreds of mods. */
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private static final String READY = " listening on ";

    private final int port;
    private final UdpPortInspector ports;
    private volatile boolean said;

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
            said = true;
        }
        return false;
    }

    @Override
    public boolean check(long pid) {
        return said && ports.isBound(pid, port);
    }
}
