package io.languard.arma3.simulator.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes RPT and console lines to the standard output, as the game does on Linux, and copies console lines to the file
 * that {@code logFile} names ("Bohemia wiki: Arma 3: Server Config File"). Each line is one write, so a reader never
 * sees a partial line. Thread-safe.
 */
public final class ServerLogWriter {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final OutputStream out;
    private final Supplier<LocalDateTime> clock;
    private TimeStampFormat rptStamp = TimeStampFormat.SHORT;
    private TimeStampFormat consoleStamp = TimeStampFormat.SHORT;
    private boolean rptOff;
    private @Nullable OutputStream copy;

    public ServerLogWriter(OutputStream out, Supplier<LocalDateTime> clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Applies the formats of server.cfg; until then every line has a short timestamp. */
    public synchronized void setTimestampFormats(TimeStampFormat rpt, TimeStampFormat console) {
        rptStamp = rpt;
        consoleStamp = console;
    }

    /** Stops RPT lines, for {@code -noLogs}. */
    public synchronized void stopRpt() {
        rptOff = true;
    }

    /** Starts copying the console. A new file starts with a byte order mark. */
    public synchronized void copyConsoleTo(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        boolean isNew = !Files.exists(file);
        OutputStream opened = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        copy = opened;
        if (isNew) {
            opened.write(BYTE_ORDER_MARK);
        }
    }

    /** Writes a line of the RPT. */
    public synchronized void rpt(String text) {
        if (!rptOff) {
            write(out, rptStamp.prefix(clock.get()) + text);
        }
    }

    /** Writes a line of the console. */
    public synchronized void console(String text) {
        String line = consoleStamp.prefix(clock.get()) + text;
        write(out, line);
        if (copy != null) {
            write(copy, line);
        }
    }

    /** Writes a line without a timestamp. */
    public synchronized void raw(String text) {
        write(out, text);
    }

    private static void write(OutputStream to, String line) {
        try {
            to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            to.flush();
        } catch (IOException e) {
            // Nobody reads the output any more; the game continues all the same.
        }
    }
}
