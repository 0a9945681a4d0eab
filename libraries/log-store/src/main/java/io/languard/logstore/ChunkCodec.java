package io.languard.logstore;

import java.util.Arrays;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * Packs lines into bytes: a version, flags, then column by column; the messages last, as an LZ4 block if that is smaller.
 */
final class ChunkCodec {

    private static final int VERSION = 1;

    // The pure Java implementations: the others load native code from a temporary file or use sun.misc.Unsafe.
    private static final LZ4Compressor COMPRESSOR = LZ4Factory.safeInstance().fastCompressor();
    private static final LZ4SafeDecompressor DECOMPRESSOR =
            LZ4Factory.safeInstance().safeDecompressor();

    private static final int WITH_GAPS = 1;
    private static final int COMPRESSED = 2;
    private static final int BEYOND_ASCII = 4;
    private static final int TO_ASCII = 8;

    private ChunkCodec() {}

    /** Packs at least one line. */
    static byte[] encode(LineColumns lineColumns) {
        int size = lineColumns.size();
        byte[] packed = new byte[COMPRESSOR.maxCompressedLength(lineColumns.bytes())];
        int packedBytes = COMPRESSOR.compress(lineColumns.text(), 0, lineColumns.bytes(), packed, 0);
        boolean compressed = packedBytes < lineColumns.bytes();
        boolean gaps = lineColumns.id(size - 1) - lineColumns.id(0) != size - 1;
        VarintWriter out = new VarintWriter(size * 5 + 64 + (compressed ? packedBytes : lineColumns.bytes()));
        out.writeByte(VERSION);
        FoldingTraits foldingTraits = lineColumns.foldingTraits();
        out.writeByte((gaps ? WITH_GAPS : 0)
                | (compressed ? COMPRESSED : 0)
                | (foldingTraits.beyondAscii() ? BEYOND_ASCII : 0)
                | (foldingTraits.toAscii() ? TO_ASCII : 0));
        out.writeUnsigned(size);
        out.writeUnsigned(lineColumns.id(0));
        for (int i = 1; gaps && i < size; i++) {
            out.writeUnsigned(lineColumns.id(i) - lineColumns.id(i - 1));
        }
        out.writeSigned(lineColumns.time(0));
        for (int i = 1; i < size; i++) {
            out.writeSigned(lineColumns.time(i) - lineColumns.time(i - 1));
        }
        writeLevels(lineColumns, out);
        for (int i = 0; i < size; i++) {
            out.writeUnsigned(lineColumns.end(i) - lineColumns.start(i));
        }
        if (compressed) {
            out.writeBytes(packed, packedBytes);
        } else {
            out.writeBytes(lineColumns.text(), lineColumns.bytes());
        }
        return out.toBytes();
    }

    /** Run-length encoded: neighbours mostly have the same level. */
    private static void writeLevels(LineColumns lineColumns, VarintWriter out) {
        int start = 0;
        for (int i = 1; i <= lineColumns.size(); i++) {
            if (i == lineColumns.size() || lineColumns.level(i) != lineColumns.level(start)) {
                out.writeByte(lineColumns.level(start));
                out.writeUnsigned(i - start);
                start = i;
            }
        }
    }

    /** Reverses {@link #encode}. */
    static LineColumns decode(byte[] data) {
        VarintReader in = new VarintReader(data);
        if (in.readByte() != VERSION) {
            throw new IllegalStateException("Log lines were stored by a newer version of this software");
        }
        int flags = in.readByte();
        int size = (int) in.readUnsigned();
        long[] ids = new long[size];
        ids[0] = in.readUnsigned();
        for (int i = 1; i < size; i++) {
            ids[i] = ids[i - 1] + ((flags & WITH_GAPS) == 0 ? 1 : in.readUnsigned());
        }
        long[] times = new long[size];
        long time = 0;
        for (int i = 0; i < size; i++) {
            time += in.readSigned();
            times[i] = time;
        }
        byte[] levels = new byte[size];
        for (int i = 0; i < size; ) {
            byte level = (byte) in.readByte();
            for (long run = in.readUnsigned(); run > 0; run--) {
                levels[i++] = level;
            }
        }
        int[] ends = new int[size];
        int end = 0;
        for (int i = 0; i < size; i++) {
            end += (int) in.readUnsigned();
            ends[i] = end;
        }
        byte[] text;
        if ((flags & COMPRESSED) == 0) {
            text = Arrays.copyOfRange(data, in.position(), in.position() + end);
        } else {
            text = new byte[end];
            DECOMPRESSOR.decompress(data, in.position(), data.length - in.position(), text, 0, end);
        }
        FoldingTraits foldingTraits = new FoldingTraits((flags & BEYOND_ASCII) != 0, (flags & TO_ASCII) != 0);
        return new LineColumns(ids, times, levels, ends, text, foldingTraits);
    }
}
