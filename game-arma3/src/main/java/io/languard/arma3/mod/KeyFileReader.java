package io.languard.arma3.mod;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A public key: the authority's name, a zero byte, a length, and an RSA public key blob (layout as the public signing
 * tools write it).
 */
final class KeyFileReader {

    private static final int LARGEST = 8_192;
    private static final int MARK_BEHIND_NAME = 1 + 4 + 8;
    private static final byte[] MARK = "RSA1".getBytes(StandardCharsets.US_ASCII);

    private KeyFileReader() {}

    /** The key's bytes, or {@code null} if the file is no key. */
    static byte[] read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
            return null;
        }
        byte[] key = Files.readAllBytes(file);
        int name = 0;
        while (name < key.length && key[name] > ' ' && key[name] < 127) {
            name++;
        }
        return name > 0 && name < key.length && key[name] == 0 && hasMark(key, name + MARK_BEHIND_NAME) ? key : null;
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
