package io.languard.core.log;

import io.languard.ports.log.LogPosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds the offset at which reading goes on, also after a crash while bytes were being dropped from the file's start. */
final class Resumption {

    private Resumption() {}

    /** The offset, or -1 if the file is not the one that the position is about. */
    static long offset(OpenFile file, LogPosition stored) throws IOException {
        Mark mark = Mark.of(stored.mark());
        boolean dropped = mark.drop() > 0 && !startsWith(file, mark.tag());
        long offset = stored.offset() - (dropped ? mark.drop() : 0);
        boolean same = offset >= 0
                && offset <= file.size()
                && (mark.guard().isEmpty() || mark.guard().equals(file.guard(offset)));
        return same ? offset : -1;
    }

    private static boolean startsWith(OpenFile file, String tag) throws IOException {
        byte[] expected = tag.getBytes(StandardCharsets.US_ASCII);
        byte[] there = new byte[expected.length];
        int got = file.read(there, there.length, 0);
        return got == expected.length && Arrays.equals(expected, there);
    }
}
