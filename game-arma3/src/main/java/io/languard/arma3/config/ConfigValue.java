package io.languard.arma3.config;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A value of Arma config text (Bohemia wiki: Arma 3: Server Config File). */
public sealed interface ConfigValue {

    /** A string, without the quotes. */
    record TextValue(String text) implements ConfigValue {}

    /** A number as it is spelled in the file, so that numbers written by the engine survive a rewrite unchanged. */
    record NumberValue(String literal) implements ConfigValue {

        private static final Pattern LITERAL =
                Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?|[+-]?0[xX]\\p{XDigit}{1,16}");

        public NumberValue {
            if (!isLiteral(literal)) {
                throw new ConfigSyntaxException("Not a number: " + literal);
            }
        }

        /** Returns whether a text is a number. */
        public static boolean isLiteral(String text) {
            return LITERAL.matcher(text).matches();
        }

        /** Returns the numeric value. */
        public BigDecimal value() {
            int hex = literal.toLowerCase(Locale.ROOT).indexOf("0x");
            return hex < 0
                    ? new BigDecimal(literal)
                    : new BigDecimal(new BigInteger(literal.substring(0, hex) + literal.substring(hex + 2), 16));
        }
    }

    /** Anything else without quotes, such as {@code 10 * 1024}, which only the engine can evaluate. */
    record ExpressionValue(String text) implements ConfigValue {}

    /** One of the words {@code true} and {@code false}. */
    record BooleanValue(boolean on) implements ConfigValue {}

    /** An array, whose elements may be arrays. */
    record ArrayValue(List<ConfigValue> elements) implements ConfigValue {

        public ArrayValue {
            elements = List.copyOf(elements);
        }
    }

    /**
     * Returns a number in the form that the engine always accepts: no exponent, no locale, and a fraction only if
     * needed.
     */
    static NumberValue number(Number number) {
        BigDecimal value = new BigDecimal(number.toString()).stripTrailingZeros();
        return new NumberValue(value.toPlainString());
    }
}
