package io.languard.arma3.simulator.world;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Computes BattlEye's player ids: the MD5 hash of {@code BE} and the 8 bytes of the Steam id, least significant first.
 */
public final class PlayerGuid {
    private PlayerGuid() {}

    public static String of(long steamId) {
        ByteBuffer bytes = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 'B').put((byte) 'E').putLong(steamId);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
