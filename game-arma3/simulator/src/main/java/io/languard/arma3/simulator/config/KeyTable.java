package io.languard.arma3.simulator.config;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys that a class of config text may contain, with their types and documented ranges. */
final class KeyTable {
    /** A documented range; a value outside of it causes a warning, not an error. */
    record Range(double min, double max) {}

    private final Map<String, ValueType> valueTypes = new HashMap<>();
    private final Map<String, Range> ranges = new HashMap<>();

    KeyTable with(ValueType valueType, String names) {
        for (String name : names.split(" ")) {
            valueTypes.put(name.toLowerCase(Locale.ROOT), valueType);
        }
        return this;
    }

    KeyTable within(double min, double max, String names) {
        for (String name : names.split(" ")) {
            ranges.put(name.toLowerCase(Locale.ROOT), new Range(min, max));
        }
        return this;
    }

    /** Returns the type of a key, or {@code null} if the game has no such key. */
    @Nullable
    ValueType valueType(String name) {
        return valueTypes.get(name.toLowerCase(Locale.ROOT));
    }

    /** Returns the range of a key, or {@code null} if none is documented. */
    @Nullable
    Range range(String name) {
        return ranges.get(name.toLowerCase(Locale.ROOT));
    }
}
