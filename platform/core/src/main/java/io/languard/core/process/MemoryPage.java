package io.languard.core.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The size of the system's memory pages in bytes, which the kernel tells each process, see getauxval(3). */
final class MemoryPage {

    static final long SIZE = read();

    private static final long USUAL = 4096;

    /** The key of the size among the pairs of the file. */
    private static final long AT_PAGESZ = 6;

    private MemoryPage() {}

    private static long read() {
        try {
            LongBuffer pairs = ByteBuffer.wrap(Files.readAllBytes(Path.of("/proc/self/auxv")))
                    .order(ByteOrder.nativeOrder())
                    .asLongBuffer();
            while (pairs.remaining() >= 2) {
                long key = pairs.get();
                long value = pairs.get();
                if (key == AT_PAGESZ) {
                    return value;
                }
            }
        } catch (IOException e) {
            return USUAL; // not readable in some sandboxes
        }
        return USUAL; // a system of 32 bits
    }
}
