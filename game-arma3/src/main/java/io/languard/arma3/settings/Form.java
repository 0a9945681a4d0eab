package io.languard.arma3.settings;

import io.languard.arma3.config.ConfigValue;
import io.languard.arma3.config.ConfigValue.Array;
import io.languard.arma3.config.ConfigValue.Flag;
import io.languard.arma3.config.ConfigValue.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How a JSON value becomes a value of Arma config text; {@code null} leaves the setting out. */
@FunctionalInterface
interface Form {

    /** A text, also when it is empty. */
    Form TEXT = value -> new Text(String.valueOf(value));

    /** A text that is left out when it is empty, because the engine would take the empty one as a choice. */
    Form TEXT_IF_ANY = value -> String.valueOf(value).isEmpty() ? null : TEXT.of(value);

    /** A number, or a switch as 0 or 1. */
    Form NUMBER = value -> value instanceof Boolean on
            ? ConfigValue.number(on ? 1 : 0)
            : value instanceof Number number ? ConfigValue.number(number) : null;

    /** A switch whose values are words (Bohemia wiki: Arma 3: Server Config File). */
    Form WORD = value -> new Flag(value instanceof Number number ? number.intValue() != 0 : Boolean.TRUE.equals(value));

    /** An array of texts. */
    Form TEXTS = array(TEXT);

    /** An array of numbers. */
    Form NUMBERS = array(NUMBER);

    /** The value in the engine's syntax, or {@code null} to leave the setting out. */
    ConfigValue of(Object value);

    /** An array whose elements have one form. */
    static Form array(Form element) {
        return value -> new Array(((List<?>) value).stream().map(element::of).toList());
    }

    /** An array of rows: objects whose members become the elements of an inner array, up to the first that is absent. */
    static Form rows(Map<String, Form> members) {
        return array(row -> {
            List<ConfigValue> elements = new ArrayList<>();
            for (Map.Entry<String, Form> member : members.entrySet()) {
                Object value = ((Map<?, ?>) row).get(member.getKey());
                if (value == null) {
                    break;
                }
                elements.add(Objects.requireNonNull(member.getValue().of(value)));
            }
            return new Array(elements);
        });
    }
}
