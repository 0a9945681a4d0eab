package io.languard.arma3.battleye;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** BattlEye's identity of a player. */
public final class BattlEyeGuid {

    private BattlEyeGuid() {}

    /**
     * The identity of a Steam account: MD5 over the letters BE and the eight bytes of the id, lowest first. (The MD5 over
     * the id's decimal digits, found in places, is another number.)
     */
    public static String ofSteamId(long steamId) {
        byte[] text = ByteBuffer.allocate(2 + Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'B')
                .put((byte) 'E')
                .putLong(steamId)
                .array();
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
