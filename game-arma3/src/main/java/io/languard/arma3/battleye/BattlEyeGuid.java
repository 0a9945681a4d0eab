package io.languard.arma3.battleye;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes BattlEye GUIDs, BattlEye's identities of players. */
public final class BattlEyeGuid {

    private BattlEyeGuid() {}

    /**
     * Returns the GUID of a Steam account: the MD5 hash of the letters BE and the eight bytes of the id in
     * little-endian order. Some sources hash the decimal digits of the id, which gives a wrong value.
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
            throw new IllegalStateException("Every Java platform provides MD5", e);
        }
    }
}
