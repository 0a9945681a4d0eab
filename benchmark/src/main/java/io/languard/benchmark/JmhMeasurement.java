package io.languard.benchmark;

import io.languard.benchmark.jmh.LineReaderBenchmark;
import java.io.PrintStream;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the JMH benchmarks. */
final class JmhMeasurement implements BenchmarkMain.Measurement {

    @Override
    public void run(PrintStream out) throws Exception {
        new Runner(new OptionsBuilder()
                        .include(LineReaderBenchmark.class.getPackageName() + ".*")
                        .forks(1)
                        .warmupIterations(3)
                        .measurementIterations(5)
                        .build())
                .run();
    }
}
