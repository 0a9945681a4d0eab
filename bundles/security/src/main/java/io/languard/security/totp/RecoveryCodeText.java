package io.languard.security.totp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The text of recovery codes: 16 random letters and digits in groups, which have 80 bits of entropy. */
public final class RecoveryCodeText {

    private static final int CODES = 10;
    private static final int GROUPS = 4;
    private static final int GROUP = 4;

    /** Without characters that are easily confused. */
    private static final String CHARACTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final SecureRandom RANDOM = new SecureRandom();

    private RecoveryCodeText() {}

    /** Returns new codes. */
    public static List<String> generate() {
        return Stream.generate(RecoveryCodeText::next).limit(CODES).toList();
    }

    private static String next() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }

    /**
     * Returns the hash to store, whatever the case and the separators that a person has typed. It needs neither salt nor
     * cost, since no one can try 2<sup>80</sup> codes.
     */
    public static String hash(String code) {
        String characters = code.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(characters.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime does not support SHA-256", e);
        }
    }
}
