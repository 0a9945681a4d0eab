package io.languard.arma3.simulator.config;

import io.languard.arma3.simulator.config.ConfigToken.TokenKind;
import io.languard.arma3.simulator.config.ParsedValue.Items;
import io.languard.arma3.simulator.config.ParsedValue.Numeral;
import io.languard.arma3.simulator.config.ParsedValue.QuotedText;
import io.languard.arma3.simulator.config.ParsedValue.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A strict parser of Arma config text ("Bohemia wiki: Arma 3: Server Config File"): a semicolon after every statement
 * and every class, no comma after the last element, no duplicate key in a class.
 */
public final class StrictConfigParser {
    private static final int MAX_DEPTH = 64;
    /** The only arrays for which {@code +=} is documented. */
    private static final Set<String> EXTENDABLE = Set.of("allowedhtmlloaduris");

    private final String file;
    private final ConfigTokenizer scanner;
    private ConfigToken token;
    private int lastLine = 1;
    private int depth;

    private StrictConfigParser(String file, String text) throws ConfigException {
        this.file = file;
        this.scanner = new ConfigTokenizer(file, text);
        this.token = scanner.next();
    }

    /**
     * Parses the text of a whole file.
     *
     * @param file the name used in error messages
     */
    public static ConfigClass parse(String file, String text) throws ConfigException {
        StrictConfigParser parser = new StrictConfigParser(file, text);
        ConfigClass root = new ConfigClass("", 1);
        parser.members(root, "");
        if (parser.token.kind() != TokenKind.END) {
            throw parser.error("/", "Unexpected " + parser.token.shown());
        }
        return root;
    }

    private void members(ConfigClass into, String path) throws ConfigException {
        if (++depth > MAX_DEPTH) {
            throw error(path, "Classes are nested too deeply");
        }
        while (token.kind() == TokenKind.WORD) {
            ConfigMember member = token.text().equals("class") ? subclass(path) : property(path);
            if (!into.add(member)) {
                throw new ConfigException(file, member.line(), path + "/" + member.name(), "Member already defined.");
            }
        }
        depth--;
    }

    private ConfigClass subclass(String path) throws ConfigException {
        advance();
        ConfigClass result = new ConfigClass(name(path), token.line());
        String inner = path + "/" + result.name();
        advance();
        expect("{", inner);
        members(result, inner);
        if (token.kind() != TokenKind.END && !token.is("}")) {
            throw error(inner, "Unexpected " + token.shown());
        }
        expect("}", inner);
        endOfStatement(inner, "Missing ';' after the class");
        return result;
    }

    private ConfigProperty property(String path) throws ConfigException {
        String name = name(path);
        int line = token.line();
        String inner = path + "/" + name;
        advance();
        boolean array = token.is("[");
        if (array) {
            advance();
            expect("]", inner);
        }
        if (token.is("+=") && !(array && EXTENDABLE.contains(name.toLowerCase(Locale.ROOT)))) {
            throw error(inner, "'+=' is not allowed here");
        }
        if (token.is("+=")) {
            advance();
        } else {
            expect("=", inner);
        }
        if (array != token.is("{")) {
            throw error(inner, array ? "Missing '{'" : "'[]' is missing after the name of an array");
        }
        ConfigProperty result = new ConfigProperty(name, value(inner), line);
        endOfStatement(inner, "Missing ';' at the end of line");
        return result;
    }

    private ParsedValue value(String path) throws ConfigException {
        if (token.is("{")) {
            return items(path);
        }
        if (token.kind() == TokenKind.STRING) {
            return text(path);
        }
        if (token.kind() != TokenKind.WORD) {
            throw error(path, "A value is missing before " + token.shown());
        }
        String word = token.text();
        advance();
        return isNumeral(word) ? new Numeral(word) : word(word, path);
    }

    private Word word(String word, String path) throws ConfigException {
        if (!Character.isLetter(word.charAt(0)) || word.indexOf('.') >= 0) {
            throw error(path, "'" + word + "' is not a value");
        }
        return new Word(word);
    }

    private Items items(String path) throws ConfigException {
        if (++depth > MAX_DEPTH) {
            throw error(path, "Arrays are nested too deeply");
        }
        advance();
        List<ParsedValue> values = new ArrayList<>();
        while (!token.is("}")) {
            if (!values.isEmpty()) {
                expect(",", path);
                if (token.is("}")) {
                    throw error(path, "Unexpected ',' after the last element");
                }
            }
            values.add(value(path));
        }
        advance();
        depth--;
        return new Items(values);
    }

    private QuotedText text(String path) throws ConfigException {
        StringBuilder value = new StringBuilder(token.text());
        advance();
        while (token.kind() == TokenKind.LINE_BREAK) {
            value.append('\n');
            advance();
            if (token.kind() != TokenKind.STRING) {
                throw error(path, "Text is missing after '\\n'");
            }
            value.append(token.text());
            advance();
        }
        return new QuotedText(value.toString());
    }

    private String name(String path) throws ConfigException {
        if (token.kind() != TokenKind.WORD
                || token.text().indexOf('.') >= 0
                || "+-".indexOf(token.text().charAt(0)) >= 0) {
            throw error(path + "/", "A name is expected instead of " + token.shown());
        }
        return token.text();
    }

    private void endOfStatement(String path, String message) throws ConfigException {
        if (!token.is(";")) {
            throw new ConfigException(file, lastLine, path, message);
        }
        advance();
    }

    private void expect(String sign, String path) throws ConfigException {
        if (!token.is(sign)) {
            throw error(path, "Missing '" + sign + "'");
        }
        advance();
    }

    private void advance() throws ConfigException {
        lastLine = token.line();
        token = scanner.next();
    }

    private ConfigException error(String path, String message) {
        return new ConfigException(file, token.line(), path.isEmpty() ? "/" : path, message);
    }

    private static boolean isNumeral(String word) {
        int start = word.charAt(0) == '-' || word.charAt(0) == '+' ? 1 : 0;
        int dots = 0;
        for (int i = start; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '.' && i > start && i < word.length() - 1) {
                dots++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return word.length() > start && dots <= 1;
    }
}
