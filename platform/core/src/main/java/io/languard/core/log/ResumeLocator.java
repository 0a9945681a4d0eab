package io.languard.core.log;

import io.languard.spi.log.LogPosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds the offset at which reading goes on, also after a crash while bytes were being dropped from the file's start. */
final class ResumeLocator {

    private ResumeLocator() {}

    /** The offset, or -1 if the file is not the one that the position is about. */
    static long offset(TailedFile file, LogPosition stored) throws IOException {
        Checkpoint checkpoint = Checkpoint.parse(stored.checkpoint());
        boolean dropped = checkpoint.pendingDrop() > 0 && !startsWith(file, checkpoint.headFingerprint());
        long offset = stored.offset() - (dropped ? checkpoint.pendingDrop() : 0);
        boolean same = offset >= 0
                && offset <= file.size()
                && (checkpoint.fingerprint().isEmpty()
                        || checkpoint.fingerprint().equals(file.fingerprint(offset)));
        return same ? offset : -1;
    }

    private static boolean startsWith(TailedFile file, String tag) throws IOException {
        byte[] expected = tag.getBytes(StandardCharsets.US_ASCII);
        byte[] there = new byte[expected.length];
        int got = file.read(there, there.length, 0);
        return got == expected.length && Arrays.equals(expected, there);
    }
}
