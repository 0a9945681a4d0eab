package io.languard.rest.resource;

/** Figures as people like to read them. */
final class NumberMapper {

    private static final double HUNDRED = 100;

    private NumberMapper() {}

    /** With two decimals at most; what is no number is 0. */
    static double rounded(double value) {
        return Double.isFinite(value) ? Math.rint(value * HUNDRED) / HUNDRED : 0;
    }

    /** A whole number without a decimal point, and an average with two decimals at most. */
    static Number toJsonNumber(double value) {
        double rounded = rounded(value);
        if (rounded == Math.rint(rounded)) {
            return (long) rounded;
        }
        return rounded;
    }
}
