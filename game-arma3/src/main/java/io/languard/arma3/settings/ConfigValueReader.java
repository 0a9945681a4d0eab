package io.languard.arma3.settings;

import io.languard.arma3.config.ConfigArithmetic;
import io.languard.arma3.config.ConfigSyntaxException;
import io.languard.arma3.config.ConfigValue;
import io.languard.arma3.config.ConfigValue.ArrayValue;
import io.languard.arma3.config.ConfigValue.BooleanValue;
import io.languard.arma3.config.ConfigValue.ExpressionValue;
import io.languard.arma3.config.ConfigValue.NumberValue;
import io.languard.arma3.config.ConfigValue.TextValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads values as admins write them. Every method throws {@link ConfigSyntaxException} for a value of another type. */
final class ConfigValueReader {

    private ConfigValueReader() {}

    /** Reads a string; the engine accepts one without quotes. */
    static Object text(ConfigValue value) {
        if (value instanceof TextValue text) {
            return text.text();
        } else if (value instanceof NumberValue number) {
            return number.literal();
        } else if (value instanceof BooleanValue bool) {
            return String.valueOf(bool.on());
        } else if (value instanceof ExpressionValue expression) {
            return expression.text();
        }
        throw new ConfigSyntaxException("must be a text, not an array");
    }

    /** Reads a number, which may be in quotes, an expression, or a switch as a word. */
    static Object number(ConfigValue value) {
        if (value instanceof NumberValue number) {
            return json(number.value());
        } else if (value instanceof BooleanValue bool) {
            return bool.on() ? 1 : 0;
        } else if (value instanceof TextValue text) {
            return numberIn(text.text().strip());
        } else if (value instanceof ExpressionValue expression) {
            return numberIn(expression.text());
        }
        throw new ConfigSyntaxException("must be a number, not an array");
    }

    /** Reads a switch. */
    static Object bool(ConfigValue value) {
        if (value instanceof BooleanValue bool) {
            return bool.on();
        }
        return ((Number) number(value)).doubleValue() != 0;
    }

    /** Reads an array, or one value as an array of one element. */
    static Object list(ConfigValue value, ConfigValueConverter element) {
        List<ConfigValue> elements = value instanceof ArrayValue array ? array.elements() : List.of(value);
        List<Object> list = new ArrayList<>();
        elements.forEach(each -> list.add(element.parse(each)));
        return list;
    }

    /** Reads an inner array as an object. */
    static Object row(ConfigValue value, Map<String, ConfigValueConverter> members) {
        if (!(value instanceof ArrayValue array)) {
            throw new ConfigSyntaxException("must be an array of arrays");
        }
        if (array.elements().size() > members.size()) {
            throw new ConfigSyntaxException("must have at most " + members.size() + " elements in each inner array");
        }
        Map<String, Object> row = new LinkedHashMap<>();
        int index = 0;
        for (Map.Entry<String, ConfigValueConverter> member : members.entrySet()) {
            if (index == array.elements().size()) {
                break;
            }
            row.put(member.getKey(), member.getValue().parse(array.elements().get(index++)));
        }
        return row;
    }

    private static Object numberIn(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return text.equalsIgnoreCase("true") ? 1 : 0;
        }
        return json(
                NumberValue.isLiteral(text)
                        ? new NumberValue(text).value()
                        : ConfigArithmetic.evaluate(text)
                                .orElseThrow(() -> new ConfigSyntaxException("must be a number")));
    }

    private static Object json(BigDecimal number) {
        try {
            long whole = number.longValueExact();
            return whole == (int) whole ? (Object) (int) whole : (Object) whole;
        } catch (ArithmeticException e) {
            double fraction = number.doubleValue();
            if (Double.isInfinite(fraction)) {
                throw new ConfigSyntaxException("must be a number in the usual range");
            }
            return fraction;
        }
    }
}
