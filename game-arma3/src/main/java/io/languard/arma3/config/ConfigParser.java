package io.languard.arma3.config;

import io.languard.arma3.config.ConfigBody.Child;
import io.languard.arma3.config.ConfigBody.Member;
import io.languard.arma3.config.ConfigBody.Property;
import io.languard.arma3.config.ConfigValue.ArrayValue;
import io.languard.arma3.config.ConfigValue.TextValue;
import java.util.ArrayList;
import java.util.List;

/**
 * The only parser of Arma config text. It accepts every form that occurs in real files, except preprocessor directives;
 * of two members with one name the last wins (Bohemia wiki: Arma 3: Server Config File).
 */
public final class ConfigParser {

    private static final int MAX_DEPTH = 64;

    private final ConfigScanner in;

    private ConfigParser(String text) {
        in = new ConfigScanner(text);
    }

    /**
     * Parses a whole file.
     *
     * @throws ConfigSyntaxException naming the line and what was expected
     */
    public static ConfigBody parse(String text) {
        ConfigParser parser = new ConfigParser(text.startsWith("\uFEFF") ? text.substring(1) : text);
        ConfigBody file = new ConfigBody();
        while (!parser.in.atEnd()) {
            file.put(parser.member(0));
        }
        return file;
    }

    /**
     * Parses exactly one statement.
     *
     * @throws ConfigSyntaxException if the text is not exactly one statement
     */
    public static Member parseStatement(String text) {
        ConfigParser parser = new ConfigParser(text);
        Member member = parser.member(0);
        if (!parser.in.atEnd()) {
            throw parser.in.expected("nothing after the first statement");
        }
        return member;
    }

    private Member member(int depth) {
        if (depth > MAX_DEPTH) {
            throw in.expected("fewer nested classes");
        }
        String name = in.name();
        if (name.equals("class")) {
            return child(in.name(), depth);
        }
        boolean array = in.accept('[');
        if (array) {
            in.expect(']');
        }
        in.expect('=');
        ConfigValue value = value(depth);
        if (array != value instanceof ArrayValue) {
            throw in.expected(array ? "an array in braces" : "[] after the name of an array");
        }
        in.expect(';');
        return new Property(name, value);
    }

    private Child child(String name, int depth) {
        String base = in.accept(':') ? in.name() : null;
        in.expect('{');
        ConfigBody body = new ConfigBody();
        while (!in.accept('}')) {
            body.put(member(depth + 1));
        }
        in.expect(';');
        return new Child(name, base, body);
    }

    private ConfigValue value(int depth) {
        if (in.accept('{')) {
            return array(depth);
        }
        if (in.atQuote()) {
            return new TextValue(in.text());
        }
        String word = in.word();
        if (word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false")) {
            return new ConfigValue.BooleanValue(word.equalsIgnoreCase("true"));
        }
        return ConfigValue.NumberValue.isLiteral(word) ? new ConfigValue.NumberValue(word) : new TextValue(word);
    }

    private ArrayValue array(int depth) {
        if (depth > MAX_DEPTH) {
            throw in.expected("fewer nested arrays");
        }
        List<ConfigValue> elements = new ArrayList<>();
        while (!in.accept('}')) {
            elements.add(value(depth + 1));
            if (!in.accept(',')) { // The engine permits a comma after the last element.
                in.expect('}');
                break;
            }
        }
        return new ArrayValue(elements);
    }
}
