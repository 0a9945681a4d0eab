package io.languard.lxc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Names of players' containers: {@code player-name} where the engine accepts it, otherwise a valid variant that is
 * unique to the player.
 */
final class ContainerNames {

    /** LXD documentation, "Instance name requirements"; Incus has the same. */
    private static final Pattern VALID = Pattern.compile("[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private static final int CUT = 54;
    private static final int HASH_BYTES = 4;

    private ContainerNames() {}

    /** Returns whether the engine accepts the name. */
    static boolean isValid(String container) {
        return container != null && VALID.matcher(container).matches();
    }

    /** Returns the name that existing mods expect; the engine may not accept it. */
    static String plain(String player, String name) {
        return player + "-" + name;
    }

    /** Returns a valid name with a hash that distinguishes players whose names look alike. */
    static String hashed(String player, String name) {
        StringBuilder text = new StringBuilder();
        plain(player, name).codePoints().forEach(c -> text.appendCodePoint(allowed(c) ? c : '-'));
        if (!letter(text.charAt(0))) {
            text.insert(0, "w-");
        }
        if (text.length() > CUT) {
            text.setLength(CUT);
        }
        while (text.charAt(text.length() - 1) == '-') {
            text.setLength(text.length() - 1); // stops at the latest at the leading letter
        }
        return text + "-" + hash(player + "\0" + name);
    }

    private static boolean allowed(int c) {
        return letter(c) || c >= '0' && c <= '9' || c == '-';
    }

    private static boolean letter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
