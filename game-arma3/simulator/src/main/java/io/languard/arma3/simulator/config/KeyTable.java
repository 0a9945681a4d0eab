package io.languard.arma3.simulator.config;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The keys one class of config text may hold, with their types and documented ranges. */
final class KeyTable {
    /** A documented range; a value outside is odd but not an error. */
    record Range(double least, double most) {}

    private final Map<String, ValueType> shapes = new HashMap<>();
    private final Map<String, Range> ranges = new HashMap<>();

    KeyTable with(ValueType shape, String names) {
        for (String name : names.split(" ")) {
            shapes.put(name.toLowerCase(Locale.ROOT), shape);
        }
        return this;
    }

    KeyTable within(double least, double most, String names) {
        for (String name : names.split(" ")) {
            ranges.put(name.toLowerCase(Locale.ROOT), new Range(least, most));
        }
        return this;
    }

    /** The type of a key, or null when the game knows no such key. */
    ValueType shape(String name) {
        return shapes.get(name.toLowerCase(Locale.ROOT));
    }

    /** The range of a key, or null when none is documented. */
    Range range(String name) {
        return ranges.get(name.toLowerCase(Locale.ROOT));
    }
}
