package io.languard.core.backup;

import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes an archive as a stream, with its checksum. Needs the same memory for any size of files. The archive is on the disk
 * when {@link #finish} returns.
 */
final class ArchiveWriter implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    /** Smaller files are read completely before they are written, since the game may truncate them meanwhile. */
    private static final int MAX_IN_MEMORY = 1024 * 1024;

    private static final int FOLDER_MODE = 0700;
    private static final int FILE_MODE = 0600;
    private static final int EXECUTABLE_MODE = 0700;

    private final Path file;
    private final FileChannel channel;
    private final MessageDigest digest = sha256();
    private final FastGzip gzip;
    private final TarArchiveOutputStream tar;
    private final Progress progress;
    private long entries;
    private long contentBytes;

    /** Is told of each piece that was written. */
    @FunctionalInterface
    interface Progress {
        void written(long bytes) throws InterruptedException;
    }

    /** Creates an archive that must not exist yet. */
    ArchiveWriter(Path file, Progress progress) throws IOException {
        this.file = file;
        this.progress = progress;
        Files.createFile(file, OwnerOnlyFiles.fileAttributes());
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
        OutputStream digested = new DigestOutputStream(Channels.newOutputStream(channel), digest);
        gzip = new FastGzip(new BufferedOutputStream(digested, BUFFER));
        tar = new TarArchiveOutputStream(gzip, "UTF-8");
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    void addFolder(String name) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name + "/");
        entry.setMode(FOLDER_MODE);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
        entries++;
    }

    /** Adds a file; one that does not exist any more is left out. */
    void addFile(Path source, String name) throws IOException, InterruptedException {
        try (FileChannel content = FileChannel.open(source, StandardOpenOption.READ)) {
            InputStream in = Channels.newInputStream(content);
            long size = content.size();
            byte[] whole = size <= MAX_IN_MEMORY ? in.readNBytes(MAX_IN_MEMORY) : new byte[0];
            boolean inMemory = size <= MAX_IN_MEMORY;
            begin(source, name, inMemory ? whole.length : size);
            if (inMemory) {
                tar.write(whole);
                progress.written(whole.length);
            } else {
                copy(in, size, source);
            }
            tar.closeArchiveEntry();
        } catch (NoSuchFileException e) {
            return; // deleted since the folder was read
        }
    }

    private void begin(Path source, String name, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setMode(Files.isExecutable(source) ? EXECUTABLE_MODE : FILE_MODE);
        FileTime modified = Files.getLastModifiedTime(source);
        entry.setModTime(modified);
        tar.putArchiveEntry(entry);
        entries++;
        contentBytes += size;
    }

    private void copy(InputStream in, long size, Path source) throws IOException, InterruptedException {
        byte[] buffer = new byte[BUFFER];
        long left = size;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new IOException(source.getFileName() + " was truncated while it was read");
            }
            tar.write(buffer, 0, read);
            left -= read;
            progress.written(read);
        }
    }

    long entries() {
        return entries;
    }

    long contentBytes() {
        return contentBytes;
    }

    /** Completes the archive, and returns its checksum in hexadecimal digits. */
    String finish() throws IOException {
        tar.finish();
        tar.flush();
        gzip.finish();
        gzip.flush();
        channel.force(true);
        return HexFormat.of().formatHex(digest.digest());
    }

    long size() throws IOException {
        return Files.size(file);
    }

    @Override
    public void close() throws IOException {
        gzip.release();
        channel.close();
    }

    /** Backups of worlds are mostly compressed already, so more effort costs much time and saves little space. */
    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }

        /** Releases native memory, also of an archive that was not completed. */
        void release() {
            def.end();
        }
    }
}
