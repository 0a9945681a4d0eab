package io.languard.live;

import io.languard.api.log.LogLevel;
import io.languard.http.SingleServletServer;
import io.languard.service.event.AuditEvent;
import io.languard.service.event.PlatformEvent;
import io.languard.service.log.LogLine;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Authorizer;
import io.languard.testkit.service.FakeServers;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The WebSocket endpoint on the platform's real HTTP server, backed by fakes; the token {@code good} is valid. */
final class LiveEndpointFixture implements AutoCloseable {

    static final Instant TIME = Instant.parse("2026-04-16T10:00:00.250Z");

    final FakeAuthentication authentication = new FakeAuthentication();
    final FakeServers servers = new FakeServers();
    Authorizer authorizer = (actor, permission, serverId) -> true;
    final LiveServlet servlet;
    final SingleServletServer server;

    LiveEndpointFixture(String... settings) throws IOException {
        authentication.allow("good", Instant.now().plusSeconds(3600));
        servlet = new LiveServlet(
                authentication,
                (actor, permission, serverId) -> authorizer.isPermitted(actor, permission, serverId),
                servers,
                SingleServletServer.settings(settings));
        server = new SingleServletServer(servlet, "/ws/*", settings);
    }

    /** Opens a client at a path such as {@code /ws/1}, with the valid token. */
    TestWebSocketClient client(String path) throws Exception {
        return new TestWebSocketClient(server.port(), path + "?token=good");
    }

    void publishLog(int serverId, String... messages) {
        List<LogLine> lines = java.util.Arrays.stream(messages)
                .map(message -> new LogLine(1, TIME, LogLevel.INFO, message))
                .toList();
        servlet.onEvent(new PlatformEvent.LogWritten(serverId, lines, TIME));
    }

    void publishStatus(int serverId, ServerStatus status) {
        servlet.onEvent(new PlatformEvent.StatusChanged(serverId, status, 12345L, TIME, TIME));
    }

    void publishEvent(Integer serverId, AuditEvent event) {
        servlet.onEvent(new PlatformEvent.Audited(serverId, "supervisor", event, TIME));
    }

    double metric(String name) {
        return servlet.collect().stream()
                .filter(snapshot -> snapshot.getMetadata().getName().equals(name.replaceAll("_total$", "")))
                .flatMap(snapshot -> snapshot.getDataPoints().stream())
                .mapToDouble(LiveEndpointFixture::value)
                .sum();
    }

    private static double value(DataPointSnapshot point) {
        return point instanceof CounterDataPointSnapshot counter
                ? counter.getValue()
                : ((GaugeDataPointSnapshot) point).getValue();
    }

    Socket socket() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    /** Returns a raw handshake request with additional headers. */
    static byte[] handshake(String pathAndQuery, String... headers) {
        return ("GET " + pathAndQuery + " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + String.join("", headers)
                        + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Waits for a condition, for 10 seconds at most. */
    static void awaitCondition(String description, BooleanSupplier condition) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not true after 10 seconds: " + description);
            }
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    @Override
    public void close() {
        server.close();
        servlet.close();
    }
}
