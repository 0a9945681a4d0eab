package io.languard.arma3.simulator.query;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The content of A2S_RULES: the binary data of "Bohemia wiki: Arma 3: ServerBrowserProtocol3", escaped so that no zero
 * occurs and split into values with two-byte keys.
 *
 * @param contentHashes the hash of each DLC or expansion, by its bit
 */
public record QueryRules(
        SortedMap<Integer, Integer> contentHashes,
        int difficulty,
        int aiLevel,
        boolean thirdPerson,
        boolean crosshair,
        List<BrowserMod> mods,
        List<String> signatures) {
    /** A mod as the server browser shows it. */
    public record BrowserMod(int hash, int workshopId, String name) {}

    static final int DEFAULT_PART_SIZE = 124;

    byte[] encode(int partSize) {
        byte[] escaped = escape(content());
        int parts = (escaped.length + partSize - 1) / partSize;
        QueryReplyBuilder out = QueryReplyBuilder.reply(0x45).u16(parts);
        for (int part = 0; part < parts; part++) {
            int from = part * partSize;
            out.u8(part + 1).u8(parts).u8(0);
            out.bytes(Arrays.copyOfRange(escaped, from, Math.min(escaped.length, from + partSize)));
            out.u8(0);
        }
        return out.toArray();
    }

    byte[] content() {
        int contents =
                contentHashes.keySet().stream().mapToInt(Integer::intValue).sum();
        QueryReplyBuilder out = new QueryReplyBuilder().u8(3).u8(0).u16(contents);
        out.u8(difficulty | aiLevel << 3 | (thirdPerson ? 0x80 : 0)).u8(crosshair ? 1 : 0);
        for (Map.Entry<Integer, Integer> content : contentHashes.entrySet()) {
            out.u32(content.getValue());
        }
        out.u8(mods.size());
        for (BrowserMod browserMod : mods) {
            out.u32(browserMod.hash()).u8(4).u32(browserMod.workshopId()).counted(browserMod.name());
        }
        out.u8(signatures.size());
        signatures.forEach(out::counted);
        return out.toArray();
    }

    private static byte[] escape(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length * 2);
        for (byte b : plain) {
            switch (b) {
                case 1 -> out.writeBytes(new byte[] {1, 1});
                case 0 -> out.writeBytes(new byte[] {1, 2});
                case -1 -> out.writeBytes(new byte[] {1, 3});
                default -> out.write(b);
            }
        }
        return out.toByteArray();
    }
}
