package io.languard.persistence.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Computes a fingerprint of the changelog, to detect changes of it. */
final class ChangelogFingerprint {

    private static final Pattern INCLUDE = Pattern.compile("<include file=\"([^\"]+)\"");

    private ChangelogFingerprint() {}

    /** Returns the SHA-256 of the changelog and the files it includes, in hexadecimal. */
    static String compute() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] root = read(ChangelogRunner.ROOT);
            digest.update(root);
            Matcher includes = INCLUDE.matcher(new String(root, StandardCharsets.UTF_8));
            while (includes.find()) {
                digest.update(read(includes.group(1)));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] read(String file) throws IOException {
        try (InputStream content = ChangelogFingerprint.class.getResourceAsStream(file)) {
            return content.readAllBytes();
        }
    }
}
