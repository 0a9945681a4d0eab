package io.languard.benchmark;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Measures the seconds from a jar in the drop folder to its game in the API. */
final class DropTimeMeasurement implements BenchmarkMain.Measurement {

    private static final int DROPS = 8;

    @Override
    public void run(PrintStream out) throws Exception {
        try (TemporaryFolder temporaryFolder = TemporaryFolder.create();
                MeasuredInstallation languard = MeasuredInstallation.start(temporaryFolder.path(), Map.of())) {
            languard.login();
            languard.await("/games/arma3", Duration.ofSeconds(10));
            Path jar;
            try (var jars = Files.newDirectoryStream(languard.adapters, "game-arma3-*.jar")) {
                jar = jars.iterator().next();
            }
            Path aside = temporaryFolder.path().resolve("aside.jar");
            for (int drop = 1; drop <= DROPS; drop++) {
                long start = System.nanoTime();
                Files.move(jar, aside);
                while (languard.get("/games/arma3").statusCode() != 404) {
                    TimeUnit.MILLISECONDS.sleep(5);
                }
                double removed = (System.nanoTime() - start) / 1e9;
                start = System.nanoTime();
                Files.copy(aside, jar);
                languard.await("/games/arma3", Duration.ofSeconds(10));
                out.printf(
                        "drop %d: removed after %.2f s, available after %.2f s%n",
                        drop, removed, (System.nanoTime() - start) / 1e9);
                Files.delete(aside);
            }
        }
    }
}
