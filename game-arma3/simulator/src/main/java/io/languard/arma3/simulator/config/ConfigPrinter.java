package io.languard.arma3.simulator.config;

import io.languard.arma3.simulator.config.ParsedValue.Items;
import io.languard.arma3.simulator.config.ParsedValue.Numeral;
import io.languard.arma3.simulator.config.ParsedValue.QuotedText;
import io.languard.arma3.simulator.config.ParsedValue.Word;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Prints config text the way the engine writes a server profile: tabs, no blanks around {@code =}, braces on their own
 * lines, fractions with the rounding noise of single precision ("Bohemia wiki: Server Profile").
 */
public final class ConfigPrinter {
    private static final MathContext EIGHT_DIGITS = new MathContext(8);
    private final StringBuilder out = new StringBuilder();

    private ConfigPrinter() {}

    public static String print(ConfigClass root) {
        ConfigPrinter printer = new ConfigPrinter();
        printer.members(root, "");
        return printer.out.toString();
    }

    private void members(ConfigClass of, String indent) {
        for (ConfigMember member : of.members()) {
            if (member instanceof ConfigClass subclass) {
                line(indent, "class " + subclass.name());
                line(indent, "{");
                members(subclass, indent + "\t");
                line(indent, "};");
            } else if (member instanceof ConfigProperty property) {
                property(property, indent);
            }
        }
    }

    private void property(ConfigProperty property, String indent) {
        if (!(property.value() instanceof Items items)) {
            line(indent, property.name() + "=" + scalar(property.value()) + ";");
        } else if (items.values().isEmpty()) {
            line(indent, property.name() + "[]={};");
        } else {
            line(indent, property.name() + "[]=");
            items(items, indent, ";");
        }
    }

    private void items(Items items, String indent, String end) {
        line(indent, "{");
        int last = items.values().size() - 1;
        for (int i = 0; i <= last; i++) {
            String comma = i < last ? "," : "";
            if (items.values().get(i) instanceof Items inner) {
                items(inner, indent + "\t", comma);
            } else {
                line(indent + "\t", scalar(items.values().get(i)) + comma);
            }
        }
        line(indent, "}" + end);
    }

    private static String scalar(ParsedValue value) {
        if (value instanceof QuotedText quotedText) {
            return "\"" + quotedText.value().replace("\"", "\"\"").replace("\n", "\" \\n \"") + "\"";
        }
        if (value instanceof Numeral numeral) {
            return numeral.isInteger() ? numeral.digits() : single(numeral.value());
        }
        return ((Word) value).value();
    }

    private static String single(double value) {
        String digits = new BigDecimal((float) value)
                .round(EIGHT_DIGITS)
                .stripTrailingZeros()
                .toPlainString();
        return digits;
    }

    private void line(String indent, String text) {
        out.append(indent).append(text).append("\r\n");
    }
}
