package io.languard.arma3.simulator.config;

import java.util.List;

/** A value of Arma config text: quoted text, a plain decimal number, a bare word, or a list in braces. */
public sealed interface ParsedValue {

    /** Quoted text, unquoted and joined. */
    record QuotedText(String value) implements ParsedValue {}

    /** A decimal number as it was written. */
    record Numeral(String digits) implements ParsedValue {
        public boolean isInteger() {
            return digits.indexOf('.') < 0;
        }

        public double value() {
            return Double.parseDouble(digits);
        }
    }

    /** An unquoted word; only {@code true} and {@code false} have a meaning for the server. */
    record Word(String value) implements ParsedValue {
        public boolean isBoolean() {
            return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
        }
    }

    /** A list in braces. */
    record Items(List<ParsedValue> values) implements ParsedValue {
        public Items {
            values = List.copyOf(values);
        }
    }
}
