package io.languard.persistence.log;

/** Lines as bytes: a version, then column by column, the texts last and compressed if that makes them smaller. */
final class Codec {

    private static final int VERSION = 1;
    private static final int WITH_GAPS = 1;
    private static final int COMPRESSED = 2;
    private static final int BEYOND_ASCII = 4;
    private static final int TO_ASCII = 8;

    private Codec() {}

    /** The lines as they are stored. */
    static byte[] encode(Lines lines) {
        int size = lines.size();
        byte[] packed = Lz4.compress(lines.text(), lines.bytes());
        boolean compressed = packed.length < lines.bytes();
        boolean gaps = lines.id(size - 1) - lines.id(0) != size - 1;
        Packer out = new Packer(size * 5 + 64 + (compressed ? packed.length : lines.bytes()));
        out.octet(VERSION);
        Folds folds = lines.folds();
        out.octet((gaps ? WITH_GAPS : 0)
                | (compressed ? COMPRESSED : 0)
                | (folds.beyondAscii() ? BEYOND_ASCII : 0)
                | (folds.toAscii() ? TO_ASCII : 0));
        out.number(size);
        out.number(lines.id(0));
        for (int i = 1; gaps && i < size; i++) {
            out.number(lines.id(i) - lines.id(i - 1));
        }
        out.signed(lines.time(0));
        for (int i = 1; i < size; i++) {
            out.signed(lines.time(i) - lines.time(i - 1));
        }
        levels(lines, out);
        for (int i = 0; i < size; i++) {
            out.number(lines.end(i) - lines.start(i));
        }
        if (compressed) {
            out.octets(packed, packed.length);
        } else {
            out.octets(lines.text(), lines.bytes());
        }
        return out.toBytes();
    }

    /** In runs: neighbours are mostly alike. */
    private static void levels(Lines lines, Packer out) {
        int start = 0;
        for (int i = 1; i <= lines.size(); i++) {
            if (i == lines.size() || lines.level(i) != lines.level(start)) {
                out.octet(lines.level(start));
                out.number(i - start);
                start = i;
            }
        }
    }

    /** What {@link #encode} was given. */
    static Lines decode(byte[] data) {
        Unpacker in = new Unpacker(data);
        if (in.octet() != VERSION) {
            throw new IllegalStateException("Log lines were stored by a newer version of the platform");
        }
        int flags = in.octet();
        int size = (int) in.number();
        long[] ids = new long[size];
        ids[0] = in.number();
        for (int i = 1; i < size; i++) {
            ids[i] = ids[i - 1] + ((flags & WITH_GAPS) == 0 ? 1 : in.number());
        }
        long[] times = new long[size];
        long time = 0;
        for (int i = 0; i < size; i++) {
            time += in.signed();
            times[i] = time;
        }
        byte[] levels = new byte[size];
        for (int i = 0; i < size; ) {
            byte level = (byte) in.octet();
            for (long run = in.number(); run > 0; run--) {
                levels[i++] = level;
            }
        }
        int[] ends = new int[size];
        int end = 0;
        for (int i = 0; i < size; i++) {
            end += (int) in.number();
            ends[i] = end;
        }
        byte[] text;
        if ((flags & COMPRESSED) == 0) {
            text = new byte[end];
            System.arraycopy(data, in.position(), text, 0, end);
        } else {
            text = Lz4.decompress(data, in.position(), data.length, end);
        }
        Folds folds = new Folds((flags & BEYOND_ASCII) != 0, (flags & TO_ASCII) != 0);
        return new Lines(ids, times, levels, ends, text, folds);
    }
}
