package io.languard.arma3.config;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** Evaluates numeric expressions such as {@code 10 * 1024}, which the engine accepts in place of a number. */
public final class ConfigArithmetic {

    private static final int MAX_LENGTH = 200;
    private static final MathContext PRECISION = MathContext.DECIMAL64;

    private final String text;
    private int at;

    private ConfigArithmetic(String text) {
        this.text = text;
    }

    /** Returns the value of an expression with {@code + - * /} and parentheses; empty if it contains anything else. */
    public static Optional<BigDecimal> evaluate(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        ConfigArithmetic expression = new ConfigArithmetic(text);
        try {
            BigDecimal value = expression.sum();
            expression.skip();
            return expression.at == text.length() ? Optional.of(value) : Optional.empty();
        } catch (ArithmeticException | ConfigSyntaxException e) {
            return Optional.empty();
        }
    }

    private BigDecimal sum() {
        BigDecimal value = product();
        while (true) {
            if (accept('+')) {
                value = value.add(product(), PRECISION);
            } else if (accept('-')) {
                value = value.subtract(product(), PRECISION);
            } else {
                return value;
            }
        }
    }

    private BigDecimal product() {
        BigDecimal value = factor();
        while (true) {
            if (accept('*')) {
                value = value.multiply(factor(), PRECISION);
            } else if (accept('/')) {
                value = value.divide(factor(), PRECISION);
            } else {
                return value;
            }
        }
    }

    private BigDecimal factor() {
        if (accept('-')) {
            return factor().negate();
        }
        if (accept('(')) {
            BigDecimal value = sum();
            if (!accept(')')) {
                throw new ConfigSyntaxException("expected a closing parenthesis");
            }
            return value;
        }
        skip();
        int start = at;
        while (at < text.length() && "0123456789.".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return new ConfigValue.NumberValue(text.substring(start, at)).value();
    }

    private boolean accept(char c) {
        skip();
        boolean matches = at < text.length() && text.charAt(at) == c;
        at += matches ? 1 : 0;
        return matches;
    }

    private void skip() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }
}
