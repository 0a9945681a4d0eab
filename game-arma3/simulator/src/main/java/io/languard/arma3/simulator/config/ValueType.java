package io.languard.arma3.simulator.config;

import io.languard.arma3.simulator.config.ParsedValue.Items;
import io.languard.arma3.simulator.config.ParsedValue.Numeral;
import io.languard.arma3.simulator.config.ParsedValue.QuotedText;
import io.languard.arma3.simulator.config.ParsedValue.Word;
import java.util.List;

/** The types of keys according to "Bohemia wiki: Arma 3: Server Config File". */
enum ValueType {
    TEXT("a string") {
        @Override
        boolean matches(ParsedValue value) {
            return value instanceof QuotedText;
        }
    },
    NUMBER("a number") {
        @Override
        boolean matches(ParsedValue value) {
            return value instanceof Numeral;
        }
    },
    INTEGER("an integer") {
        @Override
        boolean matches(ParsedValue value) {
            return value instanceof Numeral numeral && numeral.isInteger();
        }
    },
    SWITCH("0, 1, true or false") {
        @Override
        boolean matches(ParsedValue value) {
            return value instanceof Word word
                    ? word.isBoolean()
                    : value instanceof Numeral numeral
                            && (numeral.digits().equals("0") || numeral.digits().equals("1"));
        }
    },
    TEXTS("an array of strings") {
        @Override
        boolean matches(ParsedValue value) {
            return allItems(value, TEXT);
        }
    },
    INTEGERS("an array of integers") {
        @Override
        boolean matches(ParsedValue value) {
            return allItems(value, INTEGER);
        }
    },
    INTEGER_OR_PAIR("an integer or an array of two integers") {
        @Override
        boolean matches(ParsedValue value) {
            return INTEGER.matches(value)
                    || (INTEGERS.matches(value) && ((Items) value).values().size() == 2);
        }
    },
    /** {@code kickTimeout[]}. */
    INTEGER_PAIRS("an array of pairs of integers") {
        @Override
        boolean matches(ParsedValue value) {
            return value instanceof Items rows
                    && rows.values().stream()
                            .allMatch(row -> INTEGERS.matches(row)
                                    && ((Items) row).values().size() == 2);
        }
    },
    /** {@code disableChannels[]}. */
    CHANNELS("an array of {id, switch, switch, …}") {
        @Override
        boolean matches(ParsedValue value) {
            return rows(value, INTEGER, List.of(SWITCH, SWITCH, SWITCH, SWITCH));
        }
    },
    /** {@code allowedVoteCmds[]}, {@code allowedVotedAdminCmds[]}. */
    VOTE_COMMANDS("an array of {name, switch, switch, number, number}") {
        @Override
        boolean matches(ParsedValue value) {
            return rows(value, TEXT, List.of(SWITCH, SWITCH, NUMBER, NUMBER));
        }
    };

    private final String words;

    ValueType(String words) {
        this.words = words;
    }

    abstract boolean matches(ParsedValue value);

    String description() {
        return words;
    }

    private static boolean allItems(ParsedValue value, ValueType shape) {
        return value instanceof Items items && items.values().stream().allMatch(shape::matches);
    }

    private static boolean rows(ParsedValue value, ValueType first, List<ValueType> rest) {
        return value instanceof Items rows && rows.values().stream().allMatch(row -> row(row, first, rest));
    }

    private static boolean row(ParsedValue row, ValueType first, List<ValueType> rest) {
        if (!(row instanceof Items items) || items.values().isEmpty()) {
            return false;
        }
        List<ParsedValue> values = items.values();
        if (values.size() > rest.size() + 1 || !first.matches(values.get(0))) {
            return false;
        }
        for (int i = 1; i < values.size(); i++) {
            if (!rest.get(i - 1).matches(values.get(i))) {
                return false;
            }
        }
        return true;
    }
}
