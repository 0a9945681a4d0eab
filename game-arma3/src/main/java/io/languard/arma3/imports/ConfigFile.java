package io.languard.arma3.imports;

import io.languard.arma3.config.ConfigBody;
import io.languard.arma3.config.ConfigBody.Child;
import io.languard.arma3.config.ConfigBody.Member;
import io.languard.arma3.config.ConfigBody.Property;
import io.languard.arma3.config.ConfigParser;
import io.languard.arma3.config.ConfigPreprocessor;
import io.languard.arma3.config.ConfigPreprocessor.Preprocessed;
import io.languard.arma3.config.ConfigStatement;
import io.languard.arma3.config.ConfigSyntaxException;
import io.languard.arma3.config.ConfigValue;
import io.languard.arma3.config.ConfigValue.ArrayValue;
import io.languard.arma3.config.ConfigValue.ExpressionValue;
import io.languard.arma3.config.ConfigValue.NumberValue;
import io.languard.arma3.config.ConfigValue.TextValue;
import io.languard.arma3.config.LenientParse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file in Arma config text as an admin has written it: its valid statements, and the values that macros stand for. */
final class ConfigFile {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

    private final Preprocessed preprocessed;
    private final LenientParse parsed;

    private ConfigFile(Preprocessed preprocessed, LenientParse parsed) {
        this.preprocessed = preprocessed;
        this.parsed = parsed;
    }

    /** @throws ConfigSyntaxException if the text has too many statements */
    static ConfigFile parse(String text) {
        Preprocessed preprocessed = ConfigPreprocessor.process(text);
        return new ConfigFile(preprocessed, ConfigParser.parseLeniently(preprocessed.text()));
    }

    List<ConfigStatement> statements() {
        return parsed.statements();
    }

    /** Reports the directives, and the lines that belong to no valid statement. */
    void report(ImportBuilder builder) {
        preprocessed.reports().forEach(line -> builder.notTaken(line.line(), line.text(), line.reason()));
        parsed.skipped().forEach(line -> builder.notTaken(line.line(), line.text(), line.reason()));
    }

    /**
     * Returns the value of a statement, with what its macros stand for.
     *
     * @throws ConfigSyntaxException if that is not known
     */
    ConfigValue value(ConfigStatement statement, Property property) {
        if (preprocessed.macros().containsKey(property.name())) {
            throw new ConfigSyntaxException("has a macro in place of its name");
        }
        if (preprocessed.isIncomplete(statement.line(), statement.lastLine())) {
            throw new ConfigSyntaxException("contains another file, which is not known");
        }
        return resolve(property.value());
    }

    /**
     * Returns a statement without macros and with quotes around words, as a statement of its own.
     *
     * @throws ConfigSyntaxException if the value of a macro is not known
     */
    Member standalone(ConfigStatement statement) {
        if (statement.member() instanceof Property property) {
            return new Property(property.name(), quoted(value(statement, property)), property.appends());
        }
        if (statement.member() instanceof Child child) {
            ConfigBody body = new ConfigBody();
            statement.body().forEach(each -> body.put(standalone(each)));
            return new Child(child.name(), child.base(), body);
        }
        return statement.member();
    }

    /** Returns a name in the form used for comparison. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static ConfigValue quoted(ConfigValue value) {
        if (value instanceof ArrayValue array) {
            return new ArrayValue(
                    array.elements().stream().map(ConfigFile::quoted).toList());
        }
        return value instanceof ExpressionValue word
                        && WORD.matcher(word.text()).matches()
                ? new TextValue(word.text())
                : value;
    }

    private ConfigValue resolve(ConfigValue value) {
        if (value instanceof ArrayValue array) {
            return new ArrayValue(array.elements().stream().map(this::resolve).toList());
        }
        if (!(value instanceof ExpressionValue expression)) {
            return value;
        }
        if (preprocessed.macros().containsKey(expression.text())) {
            return known(expression.text());
        }
        StringBuilder text = new StringBuilder();
        Matcher words = WORD.matcher(expression.text());
        while (words.find()) {
            String word = words.group();
            words.appendReplacement(
                    text, Matcher.quoteReplacement(preprocessed.macros().containsKey(word) ? number(word) : word));
        }
        words.appendTail(text);
        return new ExpressionValue(text.toString());
    }

    private String number(String macro) {
        if (known(macro) instanceof NumberValue number) {
            return "(" + number.value().toPlainString() + ")";
        }
        throw unknown(macro);
    }

    private ConfigValue known(String macro) {
        Optional<ConfigValue> value = preprocessed.macros().getOrDefault(macro, Optional.empty());
        return value.orElseThrow(() -> unknown(macro));
    }

    private static ConfigSyntaxException unknown(String macro) {
        return new ConfigSyntaxException("uses the macro " + macro + ", which is no plain value");
    }
}
