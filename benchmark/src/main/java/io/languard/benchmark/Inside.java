package io.languard.benchmark;

import io.languard.benchmark.inside.LogLines;
import java.io.PrintStream;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The JMH benchmarks of the inside. */
final class Inside implements Main.Measurement {

    @Override
    public void run(PrintStream out) throws Exception {
        new Runner(new OptionsBuilder()
                        .include(LogLines.class.getPackageName() + ".*")
                        .forks(1)
                        .warmupIterations(3)
                        .measurementIterations(5)
                        .build())
                .run();
    }
}
