package io.languard.core.backup;

import static java.util.Objects.requireNonNull;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.job.JobControl;
import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/**
 * Reads archives. An archive is not trusted, even if its checksum is right: what is written stays in the target folder,
 * consists of plain files and folders only, and is no more than the manifest says.
 */
final class ArchiveExtractor {

    private static final int BUFFER = 64 * 1024;
    private static final int OWNER_EXECUTE = 0100;

    /** More than any server has; each takes time and a file. */
    static final long MAX_ENTRIES = 5_000_000;

    private final JobControl control;

    ArchiveExtractor(JobControl control) {
        this.control = control;
    }

    /** Is told how much of the archive, or of its content, was read. */
    @FunctionalInterface
    interface Progress {
        void read(long bytes);
    }

    /** Throws {@code CONFLICT} if the archive does not have this checksum. */
    void verify(Path archive, String sha256, Progress progress) throws IOException, InterruptedException {
        MessageDigest digest = ArchiveWriter.sha256();
        long total = 0;
        try (InputStream in = Files.newInputStream(archive)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                control.checkCancelled();
                digest.update(buffer, 0, read);
                total += read;
                progress.read(total);
            }
        }
        if (!HexFormat.of().formatHex(digest.digest()).equalsIgnoreCase(sha256)) {
            throw damaged("its checksum is not the one it was created with", null);
        }
    }

    /**
     * Extracts an archive into an empty folder.
     *
     * @param maxEntries the number of files and folders that the archive may have
     * @param maxBytes the size that its files may have together
     */
    void extract(Path archive, Path target, long maxEntries, long maxBytes, Progress progress)
            throws IOException, InterruptedException {
        long entries = 0;
        long bytes = 0;
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive), BUFFER), BUFFER), "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                control.checkCancelled();
                if (++entries > Math.min(maxEntries, MAX_ENTRIES)) {
                    throw damaged("it has more entries than its manifest says", null);
                }
                Path path = target.resolve(checkedName(entry));
                if (entry.isDirectory()) {
                    OwnerOnlyFiles.createDirectories(path);
                } else {
                    bytes = write(tar, entry, path, bytes, maxBytes, progress);
                }
            }
        } catch (ZipException | EOFException | FileAlreadyExistsException | IllegalArgumentException e) {
            throw damaged("it can't be read", e);
        }
    }

    private static Path checkedName(TarArchiveEntry entry) {
        byte type = entry.getLinkFlag();
        if (type != TarConstants.LF_NORMAL && type != TarConstants.LF_OLDNORM && type != TarConstants.LF_DIR) {
            throw damaged("it contains something other than files and folders", null);
        }
        try {
            Path name = Path.of(entry.getName());
            boolean inside = !name.isAbsolute()
                    && name.equals(name.normalize())
                    && !name.startsWith("..")
                    && !name.toString().isEmpty()
                    && !name.startsWith(FolderSwap.FOLDER);
            if (inside) {
                return name;
            }
            throw damaged("it contains a path that leads out of the server's folder", null);
        } catch (InvalidPathException e) {
            throw damaged("it contains a path that is not valid", e);
        }
    }

    private long write(
            InputStream in, TarArchiveEntry entry, Path path, long bytesBefore, long maxBytes, Progress progress)
            throws IOException, InterruptedException {
        long bytes = bytesBefore;
        OwnerOnlyFiles.createDirectories(requireNonNull(path.getParent()));
        Files.createFile(path, OwnerOnlyFiles.fileAttributes());
        try (FileChannel out = FileChannel.open(path, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                control.checkCancelled();
                bytes += read;
                if (bytes > maxBytes) {
                    throw damaged("its files are larger than its manifest says", null);
                }
                ByteBuffer piece = ByteBuffer.wrap(buffer, 0, read);
                while (piece.hasRemaining()) {
                    out.write(piece);
                }
                progress.read(bytes);
            }
            out.force(true); // before the file counts
        }
        if ((entry.getMode() & OWNER_EXECUTE) != 0) {
            path.toFile().setExecutable(true, true);
        }
        Files.setLastModifiedTime(
                path, FileTime.from(entry.getLastModifiedTime().toInstant()));
        return bytes;
    }

    private static LanguardException damaged(String reason, @Nullable Exception cause) {
        return new LanguardException(ErrorCode.CONFLICT, "The archive of the backup is damaged: " + reason, cause);
    }
}
