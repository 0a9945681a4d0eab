package io.languard.arma3;

import java.util.Random;

/** Generates text that tries to break out of config text. */
public final class RandomTextGenerator {

    private static final String[] PIECES = {
        "\"",
        "\"\"",
        "'",
        ";",
        "};",
        "{",
        "}",
        ",",
        "=",
        "[]",
        "\\",
        "\\n",
        "\" \\n \"",
        "//",
        "/*",
        "*/",
        "#include",
        "class X {",
        "passwordAdmin = \"x\";",
        " ",
        "ä",
        "日本",
        "😀",
        "%20",
        "$",
        "<",
        "&",
        "a",
        "1",
        "-1e5",
        "true"
    };

    private RandomTextGenerator() {}

    public static String next(Random random) {
        StringBuilder text = new StringBuilder();
        for (int count = random.nextInt(12); count > 0; count--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
