package io.languard.arma3.config;

import io.languard.arma3.config.ConfigClass.Child;
import io.languard.arma3.config.ConfigClass.Member;
import io.languard.arma3.config.ConfigClass.Property;
import io.languard.arma3.config.ConfigValue.Array;
import io.languard.arma3.config.ConfigValue.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * The only reader of Arma config text. It takes every form that real files have, without preprocessor directives, and of
 * two members with one name the last (Bohemia wiki: Arma 3: Server Config File).
 */
public final class ConfigParser {

    private static final int MAX_DEPTH = 64;

    private final ConfigScanner in;

    private ConfigParser(String text) {
        in = new ConfigScanner(text);
    }

    /**
     * Reads a whole file.
     *
     * @throws ConfigSyntaxException with the line and what was expected
     */
    public static ConfigClass parse(String text) {
        ConfigParser parser = new ConfigParser(text.startsWith("\uFEFF") ? text.substring(1) : text);
        ConfigClass file = new ConfigClass();
        while (!parser.in.atEnd()) {
            file.put(parser.member(0));
        }
        return file;
    }

    /**
     * Reads exactly one statement.
     *
     * @throws ConfigSyntaxException if there is less, or more
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
        boolean array = in.take('[');
        if (array) {
            in.require(']');
        }
        in.require('=');
        ConfigValue value = value(depth);
        if (array != value instanceof Array) {
            throw in.expected(array ? "an array in braces" : "[] after the name of an array");
        }
        in.require(';');
        return new Property(name, value);
    }

    private Child child(String name, int depth) {
        String base = in.take(':') ? in.name() : null;
        in.require('{');
        ConfigClass body = new ConfigClass();
        while (!in.take('}')) {
            body.put(member(depth + 1));
        }
        in.require(';');
        return new Child(name, base, body);
    }

    private ConfigValue value(int depth) {
        if (in.take('{')) {
            return array(depth);
        }
        if (in.atQuote()) {
            return new Text(in.text());
        }
        String word = in.word();
        if (word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false")) {
            return new ConfigValue.Flag(word.equalsIgnoreCase("true"));
        }
        return ConfigValue.Num.isLiteral(word) ? new ConfigValue.Num(word) : new Text(word);
    }

    private Array array(int depth) {
        if (depth > MAX_DEPTH) {
            throw in.expected("fewer nested arrays");
        }
        List<ConfigValue> elements = new ArrayList<>();
        if (in.take('}')) {
            return new Array(elements);
        }
        do {
            elements.add(value(depth + 1));
        } while (in.take(','));
        in.require('}');
        return new Array(elements);
    }
}
