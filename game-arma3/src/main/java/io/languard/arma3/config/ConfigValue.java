package io.languard.arma3.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** What may stand right of the equals sign (Bohemia wiki: Arma 3: Server Config File). */
public sealed interface ConfigValue {

    /** Text, without the quotes. */
    record TextValue(String text) implements ConfigValue {}

    /** A number as it stands in the file, so that one that the engine wrote survives a rewrite unchanged. */
    record NumberValue(String literal) implements ConfigValue {

        private static final Pattern LITERAL = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

        public NumberValue {
            if (!isLiteral(literal)) {
                throw new ConfigSyntaxException("not a number: " + literal);
            }
        }

        static boolean isLiteral(String text) {
            return LITERAL.matcher(text).matches();
        }

        /** Its value. */
        public BigDecimal value() {
            return new BigDecimal(literal);
        }
    }

    /** One of the words {@code true} and {@code false}. */
    record BooleanValue(boolean on) implements ConfigValue {}

    /** An array, perhaps of arrays. */
    record ArrayValue(List<ConfigValue> elements) implements ConfigValue {

        public ArrayValue {
            elements = List.copyOf(elements);
        }
    }

    /** A number in the one form that the engine always reads: no exponent, no locale, no fraction where there is none. */
    static NumberValue number(Number number) {
        BigDecimal value = new BigDecimal(number.toString()).stripTrailingZeros();
        return new NumberValue(value.toPlainString());
    }
}
