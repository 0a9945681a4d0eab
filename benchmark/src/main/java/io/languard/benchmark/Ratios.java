package io.languard.benchmark;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What Languard achieves compared with a bare servlet in the same run, by the name of what was measured; more is better.
 */
record Ratios(Map<String, Double> values) {

    /** A ratio below this part of the last release's counts as worse. */
    private static final double TOLERATED = 0.75;

    private static final String FILE = "baseline.properties";

    Ratios {
        values = new TreeMap<>(values);
    }

    /** Returns the ratios of the last release. */
    static Ratios ofLastRelease() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Ratios.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IOException(FILE + " is missing");
            }
            properties.load(in);
        }
        return new Ratios(properties.entrySet().stream()
                .collect(toMap(
                        entry -> entry.getKey().toString(),
                        entry -> Double.parseDouble(entry.getValue().toString()))));
    }

    /** Returns the ratio of this name, which must exist. */
    double of(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    /**
     * Returns the names of those that have fallen by more than a quarter.
     *
     * @throws IllegalArgumentException if not the same ratios were measured
     */
    List<String> worseThan(Ratios before) {
        if (!values.keySet().equals(before.values.keySet())) {
            throw new IllegalArgumentException(
                    "Measured were " + values.keySet() + ", but compared with " + before.values.keySet());
        }
        return values.keySet().stream()
                .filter(name -> of(name) < TOLERATED * before.of(name))
                .toList();
    }
}
