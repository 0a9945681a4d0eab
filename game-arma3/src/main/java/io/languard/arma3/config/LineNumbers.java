package io.languard.arma3.config;

import java.util.Arrays;

/** The numbers of the lines of a text. */
final class LineNumbers {

    private final int[] starts;

    LineNumbers(String text) {
        int[] found = new int[16];
        int count = 1;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
            if (count == found.length) {
                found = Arrays.copyOf(found, 2 * count);
            }
            found[count++] = end + 1;
        }
        starts = Arrays.copyOf(found, count);
    }

    /** Returns the number of the line of a position, from 1. */
    int lineOf(int position) {
        int index = Arrays.binarySearch(starts, position);
        return index >= 0 ? index + 1 : -index - 1;
    }

    /** Returns the position at which the line of a position begins. */
    int startOf(int position) {
        return starts[lineOf(position) - 1];
    }
}
