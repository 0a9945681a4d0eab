package io.languard.arma3.simulator.config;

import java.util.List;

/** A value of Arma config text: quoted text, a plain decimal number, a bare word, or a braced list. */
public sealed interface ConfigValue {

    /** Quoted text, already unquoted and joined. */
    record Text(String value) implements ConfigValue {}

    /** A decimal number, kept as it was written. */
    record Numeral(String digits) implements ConfigValue {
        public boolean isInteger() {
            return digits.indexOf('.') < 0;
        }

        public double value() {
            return Double.parseDouble(digits);
        }
    }

    /** An unquoted word, of which only {@code true} and {@code false} mean anything to the server. */
    record Word(String value) implements ConfigValue {
        public boolean isBoolean() {
            return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
        }
    }

    /** A braced list. */
    record Items(List<ConfigValue> values) implements ConfigValue {
        public Items {
            values = List.copyOf(values);
        }
    }
}
