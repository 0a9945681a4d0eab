package io.languard.contract;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Builds a minimal mission file: a PBO that contains a mission.sqm. */
public final class PboBuilder {

    private PboBuilder() {}

    public static byte[] mission() {
        return mission(0);
    }

    /** Returns a mission that is larger by a number of bytes. */
    public static byte[] mission(int padding) {
        byte[] content = ("version=54;\n" + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            header(out, "", 0x56657273, 0);
            out.write(0); // no properties
            header(out, "mission.sqm", 0, content.length);
            header(out, "", 0, 0);
            out.write(content);
            byte[] sum = MessageDigest.getInstance("SHA-1").digest(bytes.toByteArray());
            out.write(0);
            out.write(sum);
            return bytes.toByteArray();
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static void header(DataOutputStream out, String name, int packing, int size) throws IOException {
        out.write(name.getBytes(StandardCharsets.UTF_8));
        out.write(0);
        for (int value : new int[] {packing, 0, 0, 0, size}) {
            out.writeInt(Integer.reverseBytes(value));
        }
    }
}
