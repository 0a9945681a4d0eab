package io.languard.arma3.config;

import io.languard.arma3.config.ConfigBody.Child;
import io.languard.arma3.config.ConfigBody.Member;
import io.languard.arma3.config.ConfigBody.Property;
import io.languard.arma3.config.ConfigBody.Verbatim;
import io.languard.arma3.config.ConfigValue.ArrayValue;
import io.languard.arma3.config.ConfigValue.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The only parser of Arma config text. It accepts every form that occurs in real files and leaves preprocessor directives
 * as they are; of two members with one name the last wins (Bohemia wiki: Arma 3: Server Config File).
 */
public final class ConfigParser {

    private static final int MAX_DEPTH = 64;

    /** A word in place of a string. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

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
            parser.memberOrDirective(0, file);
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

    private void memberOrDirective(int depth, ConfigBody into) {
        String directive = in.directive();
        if (directive != null) {
            into.put(new Verbatim(directive));
        } else if (!in.accept(';')) { // stray semicolons are harmless
            into.put(member(depth));
        }
    }

    private Member member(int depth) {
        if (depth > MAX_DEPTH) {
            throw in.expected("fewer nested classes");
        }
        String name = in.name();
        if (name.equals("class")) {
            return child(in.name(), depth);
        }
        if (name.equals("delete")) {
            String deleted = in.name();
            in.endOfStatement();
            return new Verbatim("delete " + deleted + ";");
        }
        boolean array = in.accept('[');
        if (array) {
            in.expect(']');
        }
        boolean appends = array && in.accept('+');
        in.expect('=');
        ConfigValue value = value(depth);
        if (array != value instanceof ArrayValue) {
            throw in.expected(array ? "an array in braces" : "[] after the name of an array");
        }
        in.endOfStatement();
        return new Property(name, value, appends);
    }

    private Member child(String name, int depth) {
        if (in.accept(';')) {
            return new Verbatim("class " + name + ";");
        }
        String base = in.accept(':') ? in.name() : null;
        in.expect('{');
        ConfigBody body = new ConfigBody();
        while (!in.accept('}')) {
            memberOrDirective(depth + 1, body);
        }
        in.endOfStatement();
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
        if (ConfigValue.NumberValue.isLiteral(word)) {
            return new ConfigValue.NumberValue(word);
        }
        return WORD.matcher(word).matches() ? new TextValue(word) : new ConfigValue.ExpressionValue(word);
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
