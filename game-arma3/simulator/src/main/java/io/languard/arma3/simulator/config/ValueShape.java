package io.languard.arma3.simulator.config;

import io.languard.arma3.simulator.config.ConfigValue.Items;
import io.languard.arma3.simulator.config.ConfigValue.Numeral;
import io.languard.arma3.simulator.config.ConfigValue.Text;
import io.languard.arma3.simulator.config.ConfigValue.Word;
import java.util.List;

/** The types that "Bohemia wiki: Arma 3: Server Config File" gives to keys. */
enum ValueShape {
    TEXT("a string") {
        @Override
        boolean fits(ConfigValue value) {
            return value instanceof Text;
        }
    },
    NUMBER("a number") {
        @Override
        boolean fits(ConfigValue value) {
            return value instanceof Numeral;
        }
    },
    INTEGER("an integer") {
        @Override
        boolean fits(ConfigValue value) {
            return value instanceof Numeral numeral && numeral.isInteger();
        }
    },
    SWITCH("0, 1, true or false") {
        @Override
        boolean fits(ConfigValue value) {
            return value instanceof Word word
                    ? word.isBoolean()
                    : value instanceof Numeral numeral
                            && (numeral.digits().equals("0") || numeral.digits().equals("1"));
        }
    },
    TEXTS("an array of strings") {
        @Override
        boolean fits(ConfigValue value) {
            return allItems(value, TEXT);
        }
    },
    INTEGERS("an array of integers") {
        @Override
        boolean fits(ConfigValue value) {
            return allItems(value, INTEGER);
        }
    },
    INTEGER_OR_PAIR("an integer or an array of two integers") {
        @Override
        boolean fits(ConfigValue value) {
            return INTEGER.fits(value)
                    || (INTEGERS.fits(value) && ((Items) value).values().size() == 2);
        }
    },
    /** {@code kickTimeout[]}. */
    INTEGER_PAIRS("an array of pairs of integers") {
        @Override
        boolean fits(ConfigValue value) {
            return value instanceof Items rows
                    && rows.values().stream()
                            .allMatch(row ->
                                    INTEGERS.fits(row) && ((Items) row).values().size() == 2);
        }
    },
    /** {@code disableChannels[]}. */
    CHANNELS("an array of {id, switch, switch, …}") {
        @Override
        boolean fits(ConfigValue value) {
            return rows(value, INTEGER, List.of(SWITCH, SWITCH, SWITCH, SWITCH));
        }
    },
    /** {@code allowedVoteCmds[]}, {@code allowedVotedAdminCmds[]}. */
    VOTE_COMMANDS("an array of {name, switch, switch, number, number}") {
        @Override
        boolean fits(ConfigValue value) {
            return rows(value, TEXT, List.of(SWITCH, SWITCH, NUMBER, NUMBER));
        }
    };

    private final String words;

    ValueShape(String words) {
        this.words = words;
    }

    abstract boolean fits(ConfigValue value);

    String words() {
        return words;
    }

    private static boolean allItems(ConfigValue value, ValueShape shape) {
        return value instanceof Items items && items.values().stream().allMatch(shape::fits);
    }

    private static boolean rows(ConfigValue value, ValueShape first, List<ValueShape> rest) {
        return value instanceof Items rows && rows.values().stream().allMatch(row -> row(row, first, rest));
    }

    private static boolean row(ConfigValue row, ValueShape first, List<ValueShape> rest) {
        if (!(row instanceof Items items) || items.values().isEmpty()) {
            return false;
        }
        List<ConfigValue> values = items.values();
        if (values.size() > rest.size() + 1 || !first.fits(values.get(0))) {
            return false;
        }
        for (int i = 1; i < values.size(); i++) {
            if (!rest.get(i - 1).fits(values.get(i))) {
                return false;
            }
        }
        return true;
    }
}
