package io.languard.benchmark.jmh;

import io.languard.api.log.LineReader;
import io.languard.api.log.LogItem;
import io.languard.api.log.LogSource;
import io.languard.arma3.log.Arma3LogParser;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Lines per second through the Arma 3 adapter's log reader. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class LineReaderBenchmark {

    private static final List<String> LINES = List.of(
            "12:00:01 Mission MyMission.Altis read from bank.",
            "12:00:02 Player Ann Lee connecting.",
            "12:00:02 Player Ann Lee connected (id=76561198000000001).",
            "12:00:03 BattlEye Server: Player #0 Ann Lee (127.0.0.1:2304) connected",
            "12:00:04 Warning Message: No entry 'bin\\config.bin/CfgVehicles.Something'.",
            "12:00:05 \"some script said something of a usual length, with numbers 123 and 456\"",
            "12:00:06 Server: Object 2:1234 not found (message Type_120)",
            "12:00:07 Player Ann Lee disconnected.");

    private final LineReader reader = new Arma3LogParser()
            .open(new BenchmarkGameServer(Path.of("").toAbsolutePath()), LogSource.OUTPUT, "output.log");

    @Benchmark
    @OperationsPerInvocation(8)
    public void read(Blackhole hole) {
        for (String line : LINES) {
            List<LogItem> items = reader.onLine(line);
            hole.consume(items);
        }
    }
}
