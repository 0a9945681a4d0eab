package io.languard.rest.resource;

/** A mapper that rounds numbers for display. */
final class NumberMapper {

    private static final double HUNDRED = 100;

    private NumberMapper() {}

    /** Rounds to at most two decimals; NaN and infinite values become 0. */
    static double rounded(double value) {
        return Double.isFinite(value) ? Math.rint(value * HUNDRED) / HUNDRED : 0;
    }

    /** Returns a whole number without a decimal point, and any other with at most two decimals. */
    static Number toJsonNumber(double value) {
        double rounded = rounded(value);
        if (rounded == Math.rint(rounded)) {
            return (long) rounded;
        }
        return rounded;
    }
}
