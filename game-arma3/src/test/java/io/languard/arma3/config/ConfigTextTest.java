package io.languard.arma3.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.arma3.RandomTextGenerator;
import io.languard.arma3.config.ConfigBody.Child;
import io.languard.arma3.config.ConfigBody.Property;
import io.languard.arma3.config.ConfigValue.ArrayValue;
import io.languard.arma3.config.ConfigValue.BooleanValue;
import io.languard.arma3.config.ConfigValue.NumberValue;
import io.languard.arma3.config.ConfigValue.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTextTest {

    @Test
    void everyTreeSurvivesARoundTrip() {
        Random random = new Random(20261101);
        for (int round = 0; round < 3_000; round++) {
            ConfigBody tree = tree(random, 3);
            String text = ConfigWriter.write(tree);
            assertThat(ConfigWriter.write(ConfigParser.parse(text))).isEqualTo(text);
            assertThat(members(ConfigParser.parse(text))).isEqualTo(members(tree));
        }
    }

    @Test
    void anyTextStaysOneValueAndAddsNoKeys() {
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            String text = RandomTextGenerator.next(random);
            ConfigBody file = new ConfigBody();
            file.set("hostname", new TextValue(text));
            file.set("motd", new ArrayValue(List.of(new TextValue(text), new TextValue(text))));
            ConfigBody back = ConfigParser.parse(ConfigWriter.write(file));
            assertThat(back.members()).hasSize(2);
            assertThat(back.value("hostname")).contains(new TextValue(text));
            assertThat(back.value("motd")).contains(new ArrayValue(List.of(new TextValue(text), new TextValue(text))));
        }
    }

    @Test
    void quotesAreDoubledAndBackslashesUnchanged() {
        ConfigBody file = new ConfigBody();
        file.set("hostname", new TextValue("a \"b\" C:\\dir\\"));
        assertThat(ConfigWriter.write(file)).isEqualTo("hostname = \"a \"\"b\"\" C:\\dir\\\";\n");
    }

    @Test
    void lineBreaksAreWrittenOutsideTheQuotes() {
        ConfigBody file = new ConfigBody();
        file.set("text", new TextValue("first\nsecond"));
        assertThat(ConfigWriter.write(file)).isEqualTo("text = \"first\" \\n \"second\";\n");
        assertThat(ConfigParser.parse(ConfigWriter.write(file)).value("text")).contains(new TextValue("first\nsecond"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\u0000b", "a\u007Fb", "\uD800"})
    void textThatTheSyntaxCannotRepresentIsRejected(String text) {
        ConfigBody file = new ConfigBody();
        file.set("hostname", new TextValue(text));
        assertThatThrownBy(() -> ConfigWriter.write(file)).isInstanceOf(ConfigSyntaxException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a;b", "class", "Class", "delete", "ä", "a[]"})
    void invalidNamesAreRejected(String name) {
        ConfigBody file = new ConfigBody();
        file.set(name, new NumberValue("1"));
        assertThatThrownBy(() -> ConfigWriter.write(file)).isInstanceOf(ConfigSyntaxException.class);
    }

    @Test
    void aCommaAfterTheLastElementIsAccepted() {
        ConfigBody file = ConfigParser.parse("motd[] = {\"a\", \"b\",\n};");
        assertThat(file.value("motd")).contains(new ArrayValue(List.of(new TextValue("a"), new TextValue("b"))));
        assertThatThrownBy(() -> ConfigParser.parse("a[] = {,};")).isInstanceOf(ConfigSyntaxException.class);
        assertThatThrownBy(() -> ConfigParser.parse("a[] = {1,,};")).isInstanceOf(ConfigSyntaxException.class);
    }

    @Test
    void commentsAreSkippedOutsideStringsOnly() {
        ConfigBody file = ConfigParser.parse("/*/ banner = 1; /*/\n// a = 1;\nurl = \"http://x/*y*/\"; b = 5 /* c */;");
        assertThat(file.members()).hasSize(2);
        assertThat(file.value("url")).contains(new TextValue("http://x/*y*/"));
        assertThat(file.value("b")).contains(new NumberValue("5"));
    }

    @Test
    void everyFormInRealFilesIsParsed() {
        ConfigBody file = ConfigParser.parse("\uFEFFMaxPing=200;\r\n3D_Performance = 93750;\nloopback = FALSE;\n"
                + "motd[] = { PLACEHOLDER };\nempty[] = {};\nquoted = 'it''s';\nnested[] = {{0,60},{1,-1.5}};\n"
                + "joined = 1 \\\n;class A : B { x = .5; class C {}; };");
        assertThat(file.value("maxping")).contains(new NumberValue("200"));
        assertThat(file.value("3d_performance")).contains(new NumberValue("93750"));
        assertThat(file.value("loopback")).contains(new BooleanValue(false));
        assertThat(file.value("motd")).contains(new ArrayValue(List.of(new TextValue("PLACEHOLDER"))));
        assertThat(file.value("empty")).contains(new ArrayValue(List.of()));
        assertThat(file.value("quoted")).contains(new TextValue("it's"));
        assertThat(file.child("A").value("x")).contains(new NumberValue(".5"));
    }

    @Test
    void whatOnlyTheEngineUnderstandsIsKept() {
        String text = "#include \"admins.hpp\"\n#define ALL \\\n  {1, 2}\nclass Base;\ndelete Old;\n"
                + "allowedHTMLLoadURIs[] += { \"http://a/\" };\nallowedHTMLLoadURIs[] += { \"http://b/\" };\n"
                + "a = 0x1F;\nb = -0X0a;\nc = 10 * 1024;\nd = 1.5e-3;\ne = -5;\nf = __EVAL(1 + 1);\n"
                + "class Z : Base\n{\n#ifdef X\n\tx = 1;\n#endif\n};\n";
        assertThat(ConfigWriter.write(ConfigParser.parse(text))).isEqualTo(text);
        assertThat(ConfigWriter.write(ConfigParser.parse("\uFEFF" + text.replace("\n", "\r\n"))))
                .isEqualTo(text.replace("\\\n", "\\\r\n"));
        assertThat(new NumberValue("-0x1F").value()).isEqualByComparingTo("-31");
    }

    @Test
    void aMissingSemicolonIsReadLikeTheEngineDoes() {
        ConfigBody expected = ConfigParser.parse("a = 1; b = \"x\"; c[] = {1}; class D { e = 2; };");
        for (String text : List.of(
                "a = 1\nb = \"x\"\nc[] = {1}\nclass D { e = 2 }",
                "a = 1;; b = \"x\";\nc[] = {1} // end\n;class D { e = 2 };;\n",
                "a = 1 // one\nb = \"x\" /* two\n*/ c[] = {1}; class D { e = 2; }")) {
            assertThat(members(ConfigParser.parse(text))).as(text).isEqualTo(members(expected));
        }
        assertThat(ConfigParser.parseStatement("a = 1")).isEqualTo(new Property("a", new NumberValue("1")));
    }

    @Test
    void theLastOfTwoMembersWithOneNameWins() {
        assertThat(ConfigParser.parse("a = 1; A = 2;").value("a")).contains(new NumberValue("2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = ;",
                "= 1;",
                "a[] = 1;",
                "a = {};",
                "a = \"x;",
                "a = \"x\ny\";",
                "a = 1; }",
                "a += 1;",
                "a[] += 1;",
                "a = 1 b = 2;",
                "a = \"x\" b = 2;",
                "class A { } class B { };",
                "class;",
                "/* open",
                "a = \"x\" \\n ;"
            })
    void malformedTextIsRejected(String text) {
        assertThatThrownBy(() -> ConfigParser.parse(text)).isInstanceOf(ConfigSyntaxException.class);
    }

    @Test
    void deepNestingIsRejectedWithoutStackOverflow() {
        assertThatThrownBy(() -> ConfigParser.parse("class A {".repeat(100_000)))
                .isInstanceOf(ConfigSyntaxException.class);
        assertThatThrownBy(() -> ConfigParser.parse("a[] = " + "{".repeat(100_000)))
                .isInstanceOf(ConfigSyntaxException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a = 1; b = 2;", "", "// a = 1;", "a = 1; //\nb = 2;"})
    void parseStatementRequiresExactlyOneStatement(String text) {
        assertThatThrownBy(() -> ConfigParser.parseStatement(text)).isInstanceOf(ConfigSyntaxException.class);
    }

    @Test
    void numbersAreWrittenWithoutExponent() {
        assertThat(ConfigValue.number(1e10).literal()).isEqualTo("10000000000");
        assertThat(ConfigValue.number(0.00001).literal()).isEqualTo("0.00001");
        assertThat(ConfigValue.number(100L).literal()).isEqualTo("100");
        assertThat(ConfigValue.number(2.0).literal()).isEqualTo("2");
    }

    private static ConfigBody tree(Random random, int depth) {
        ConfigBody tree = new ConfigBody();
        for (int count = random.nextInt(5); count > 0; count--) {
            String name = "k" + random.nextInt(1_000);
            if (depth > 0 && random.nextInt(4) == 0) {
                tree.put(new Child(name, random.nextBoolean() ? "Base" : null, tree(random, depth - 1)));
            } else {
                tree.set(name, value(random, depth));
            }
        }
        return tree;
    }

    private static ConfigValue value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 4 : 3)) {
            case 0 -> new TextValue(RandomTextGenerator.next(random) + (random.nextInt(5) == 0 ? "\nx" : ""));
            case 1 -> ConfigValue.number(random.nextInt(2_000) / 100.0 - 10);
            case 2 -> new BooleanValue(random.nextBoolean());
            default -> {
                List<ConfigValue> elements = new ArrayList<>();
                for (int count = random.nextInt(4); count > 0; count--) {
                    elements.add(value(random, depth - 1));
                }
                yield new ArrayValue(elements);
            }
        };
    }

    private static List<Object> members(ConfigBody tree) {
        List<Object> members = new ArrayList<>();
        tree.members()
                .forEach(member -> members.add(
                        member instanceof Child child
                                ? List.of(child.name(), String.valueOf(child.base()), members(child.body()))
                                : (Property) member));
        return members;
    }
}
