package io.languard.arma3.simulator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.arma3.simulator.Hex;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictConfigParserTest {
    private static ConfigClass parse(String text) throws ConfigException {
        return StrictConfigParser.parse("server.cfg", text);
    }

    @Test
    void parsesStatementsArraysAndClasses() throws ConfigException {
        ConfigClass config = parse("hostname = \"A\";\nmotd[] = {\"a\", \"b\"};\nempty[] = {};\n"
                + "class Missions { class M1 { template = \"X.Altis\"; class Params { P = 2; }; }; };\n");
        assertThat(config.text("HostName", "")).isEqualTo("A");
        assertThat(config.texts("motd")).containsExactly("a", "b");
        assertThat(config.texts("empty")).isEmpty();
        assertThat(config.subclass("missions").flatMap(m -> m.subclass("m1")).map(m -> m.text("template", "")))
                .contains("X.Altis");
    }

    @Test
    void parsesKeysThatStartWithADigit() throws ConfigException {
        assertThat(parse("3D_Performance=93750;").integer("3d_performance", 0)).isEqualTo(93750);
    }

    @Test
    void parsesNumbersWithSignAndFraction() throws ConfigException {
        assertThat(parse("a=-1;b=0.001;c=+5;").members()).hasSize(3);
    }

    @Test
    void parsesADoubledQuoteAsOne() throws ConfigException {
        assertThat(parse("a = \"say \"\"hi\"\"\";").text("a", "")).isEqualTo("say \"hi\"");
    }

    @Test
    void joinsStringsAroundALineBreakOutsideTheQuotes() throws ConfigException {
        assertThat(parse("a = \"one\" \\n \"two\";").text("a", "")).isEqualTo("one\ntwo");
    }

    @Test
    void keepsBackslashesInStrings() throws ConfigException {
        assertThat(parse("a = \"C:\\new\\\";").text("a", "")).isEqualTo("C:\\new\\");
    }

    @Test
    void keepsCommentMarksInsideStrings() throws ConfigException {
        ConfigClass config = parse("a = \"http://x/*y*/\"; // gone = \"\n/*/ gone; /*/ b = 1; # c".replace("# c", ""));
        assertThat(config.text("a", "")).isEqualTo("http://x/*y*/");
        assertThat(config.integer("b", 0)).isOne();
        assertThat(config.members()).hasSize(2);
    }

    @Test
    void joinsLinesThatEndWithABackslash() throws ConfigException {
        assertThat(parse("a = \\\r\n 1;").integer("a", 0)).isOne();
    }

    @Test
    void allowsExtensionOfTheUriListOnly() throws ConfigException {
        assertThat(parse("allowedHTMLLoadURIs[] += {\"x\"};").texts("allowedHTMLLoadURIs"))
                .containsExactly("x");
        assertThatThrownBy(() -> parse("motd[] += {\"x\"};")).isInstanceOf(ConfigException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hostname = \"x\"",
                "class A { x = 1; }",
                "class A { x = 1; }\nclass B {};",
                "motd[] = {\"a\", };",
                "motd[] = {\"a\" \"b\"};",
                "motd[] = {,};",
                "motd = {\"a\"};",
                "motd[] = \"a\";",
                "hostname = \"a\" \"b\";",
                "hostname = \"a\nb\";",
                "hostname = \"a\rb\";",
                "hostname = \"a\u0000b\";",
                "hostname = \"a\u0007b\";",
                "hostname = \"say \\\"hi\\\"\";",
                "hostname = 'x';",
                "hostname = My server;",
                "hostname = ;",
                "x = 1e5;",
                "x = 1,5;",
                "x = 0x10;",
                "x = 1.;",
                "x = 1..2;",
                "x = 1; x = 2;",
                "x = 1; X[] = {};",
                "class A {}; class a {};",
                "Class A { };",
                "class A : B { };",
                "class A-B { };",
                "class A { x = 1;",
                "x = 1; };",
                "x = 1;;",
                "#include \"other.cfg\"\nx = 1;",
                "x = 1; /* open",
                "a = \"x\" \\n;",
                "\u00a0x = 1;",
                "-x = 1;"
            })
    void rejects(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("ErrorMessage: File server.cfg, line ");
    }

    @Test
    void rejectsInjectionAttempts() {
        String injected = "\";\npasswordAdmin = \"pwned";
        assertThatThrownBy(() -> parse("hostname = \"" + injected.replace("\"", "\"\"") + "\";"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("line 1");
    }

    @ParameterizedTest
    @CsvSource({"'a = 1;\nb = 2\nc = 3;', 2", "'class A\n{\n}\nx = 1;', 3", "'\n\nx = ?;', 3"})
    void namesTheLineOfTheError(String text, int line) {
        assertThatThrownBy(() -> parse(text)).isInstanceOfSatisfying(ConfigException.class, e -> assertThat(e.line())
                .isEqualTo(line));
    }

    @Test
    void rejectsAByteOrderMark() {
        assertThatThrownBy(() -> ConfigFileReader.parse(Hex.bytes("efbbbf 61 3d 31 3b"), "server.cfg"))
                .hasMessageContaining("byte order mark");
    }

    @Test
    void rejectsTextThatIsNotUtf8() {
        byte[] latin = "a = \"\u00e4\";".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> ConfigFileReader.parse(latin, "server.cfg")).hasMessageContaining("UTF-8");
    }

    @Test
    void rejectsDeepNesting() {
        assertThatThrownBy(() -> parse("a[] = " + "{".repeat(100_000))).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> parse("class A {".repeat(100_000))).isInstanceOf(ConfigException.class);
    }
}
