package io.languard.benchmark.jmh;

import io.languard.api.ban.GameBan;
import io.languard.arma3.ban.Arma3BanManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Time to read an Arma 3 ban file of 25,000 lines, and to replace one ban in it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class BanFileBenchmark {

    private static final int BANS = 25_000;

    private final Arma3BanManager manager = new Arma3BanManager();

    @SuppressWarnings("NullAway.Init") // JMH calls write() first
    private BenchmarkGameServer server;

    private int next;

    @Setup
    public void write() throws IOException {
        Path folder = Files.createTempDirectory("bans");
        server = new BenchmarkGameServer(folder);
        List<GameBan> bans = new ArrayList<>();
        for (int i = 0; i < BANS; i++) {
            bans.add(new GameBan(String.format("%032x", i), null, "Reason number " + i, i % 3 == 0 ? later(i) : null));
        }
        manager.change(server, bans, List.of(), null);
    }

    @Benchmark
    public List<GameBan> read() {
        return manager.read(server);
    }

    @Benchmark
    public Object replaceOne() {
        String guid = String.format("%032x", next++ % BANS);
        return manager.change(server, List.of(new GameBan(guid, null, "Again", null)), List.of(), null);
    }

    private static Instant later(int i) {
        return Instant.now().plusSeconds(3600L * (i + 1));
    }
}
