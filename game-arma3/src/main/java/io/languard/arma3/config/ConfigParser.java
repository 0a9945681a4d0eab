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
import org.jspecify.annotations.Nullable;

/**
 * The only parser of Arma config text. It accepts every form that occurs in real files and leaves preprocessor directives
 * as they are; of two members with one name the last wins (Bohemia wiki: Arma 3: Server Config File).
 */
public final class ConfigParser {

    /** More than any real file has. */
    static final int MAX_VALUES = 50_000;

    private static final int MAX_DEPTH = 64;

    /** A word in place of a string. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final ConfigScanner in;
    private final @Nullable ConfigRecovery recovery;
    private int values;

    private ConfigParser(String text, @Nullable ConfigRecovery recovery) {
        in = new ConfigScanner(text);
        this.recovery = recovery;
    }

    /**
     * Parses a whole file.
     *
     * @throws ConfigSyntaxException naming the line and what was expected
     */
    public static ConfigBody parse(String text) {
        ConfigParser parser = new ConfigParser(text.startsWith("\uFEFF") ? text.substring(1) : text, null);
        ConfigBody file = new ConfigBody();
        while (!parser.in.atEnd()) {
            parser.memberOrDirective(0, file, new ArrayList<>());
        }
        return file;
    }

    /**
     * Parses what is valid in a file without comments and directives, as {@link ConfigPreprocessor} returns it. A word in
     * place of a string is an {@link ConfigValue.ExpressionValue}, because it may be the name of a macro.
     *
     * @throws ConfigSyntaxException if the file has too many values
     */
    public static LenientParse parseLeniently(String text) {
        ConfigRecovery recovery = new ConfigRecovery(text);
        ConfigParser parser = new ConfigParser(text, recovery);
        List<ConfigStatement> statements = new ArrayList<>();
        while (!parser.in.atEnd()) {
            parser.memberOrDirective(0, new ConfigBody(), statements);
        }
        return new LenientParse(statements, recovery.skipped());
    }

    /**
     * Parses exactly one statement.
     *
     * @throws ConfigSyntaxException if the text is not exactly one statement
     */
    public static Member parseStatement(String text) {
        ConfigParser parser = new ConfigParser(text, null);
        Member member = parser.statement(0).member();
        if (!parser.in.atEnd()) {
            throw parser.in.expected("nothing after the first statement");
        }
        return member;
    }

    private void memberOrDirective(int depth, ConfigBody into, List<ConfigStatement> statements) {
        String directive = in.directive();
        if (directive != null) {
            into.put(new Verbatim(directive));
        } else if (!in.accept(';')) { // stray semicolons are harmless
            int start = in.position();
            try {
                ConfigStatement statement = statement(depth);
                into.put(statement.member());
                statements.add(statement);
            } catch (ConfigSyntaxException e) {
                if (recovery == null || values > MAX_VALUES) {
                    throw e;
                }
                in.moveTo(recovery.skip(start, in.position(), depth > 0, e.getMessage()));
            }
        }
    }

    private ConfigStatement statement(int depth) {
        int start = in.position();
        List<ConfigStatement> body = new ArrayList<>();
        Member member = member(depth, body);
        return in.statement(start, member, body);
    }

    private Member member(int depth, List<ConfigStatement> body) {
        count();
        if (depth > MAX_DEPTH) {
            throw in.expected("fewer nested classes");
        }
        String name = in.name();
        if (name.equals("class") || recovery != null && name.equalsIgnoreCase("class") && in.atName()) {
            return child(in.name(), depth, body);
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
        boolean appends = (array || recovery != null) && in.accept('+');
        in.expect('=');
        ConfigValue value = value(depth);
        if (recovery == null && array != value instanceof ArrayValue) {
            throw in.expected(array ? "an array in braces" : "[] after the name of an array");
        }
        in.endOfStatement();
        return new Property(name, value, appends);
    }

    private Member child(String name, int depth, List<ConfigStatement> statements) {
        if (in.accept(';')) {
            return new Verbatim("class " + name + ";");
        }
        String base = in.accept(':') ? in.name() : null;
        in.expect('{');
        ConfigBody body = new ConfigBody();
        while (!in.accept('}')) {
            if (recovery != null && in.atEnd()) {
                break;
            }
            memberOrDirective(depth + 1, body, statements);
        }
        in.endOfStatement();
        return new Child(name, base, body);
    }

    private ConfigValue value(int depth) {
        count();
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
        return recovery == null && WORD.matcher(word).matches()
                ? new TextValue(word)
                : new ConfigValue.ExpressionValue(word);
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

    private void count() {
        if (recovery != null && ++values > MAX_VALUES) {
            throw new ConfigSyntaxException("more than " + MAX_VALUES + " values");
        }
    }
}
