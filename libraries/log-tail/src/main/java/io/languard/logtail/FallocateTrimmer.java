package io.languard.logtail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Calls {@code fallocate} of util-linux; does nothing where it is not installed. */
final class FallocateTrimmer implements FileTrimmer {

    private static final Path TOOL = Path.of("/usr/bin/fallocate");
    private static final int TIMEOUT_SECONDS = 10;

    @Override
    public boolean collapse(Path file, long bytes) throws IOException {
        return run("--collapse-range", file, 0, bytes);
    }

    @Override
    public boolean punch(Path file, long from, long bytes) throws IOException {
        return run("--punch-hole", file, from, bytes);
    }

    private static boolean run(String what, Path file, long offset, long length) throws IOException {
        if (!Files.isExecutable(TOOL)) {
            return false;
        }
        Process process = new ProcessBuilder(
                        TOOL.toString(),
                        what,
                        "--offset",
                        Long.toString(offset),
                        "--length",
                        Long.toString(length),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly().waitFor();
            throw new IOException("fallocate timed out");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while shortening " + file, e);
        }
    }
}
