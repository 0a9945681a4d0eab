package io.languard.arma3.mod;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads public keys: the name of the authority, a zero byte, a length, and an RSA public key blob (layout as written by
 * public signing tools).
 */
final class KeyFileReader {

    private static final int MAX_SIZE = 8_192;
    private static final int MARK_OFFSET = 1 + 4 + 8;
    private static final byte[] MARK = "RSA1".getBytes(StandardCharsets.US_ASCII);

    private KeyFileReader() {}

    /** Returns the bytes of the key, or {@code null} if the file is not a key. */
    static byte @Nullable [] read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_SIZE) {
            return null;
        }
        byte[] key = Files.readAllBytes(file);
        int name = 0;
        while (name < key.length && key[name] > ' ' && key[name] < 127) {
            name++;
        }
        return name > 0 && name < key.length && key[name] == 0 && hasMark(key, name + MARK_OFFSET) ? key : null;
    }

    private static boolean hasMark(byte[] key, int at) {
        for (int index = 0; index < MARK.length; index++) {
            if (at + index >= key.length || key[at + index] != MARK[index]) {
                return false;
            }
        }
        return true;
    }
}
