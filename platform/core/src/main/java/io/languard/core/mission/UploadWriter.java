package io.languard.core.mission;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.ErrorType;
import io.languard.api.error.LanguardException;
import io.languard.service.error.UploadTooLargeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Copies an upload to a file. Distinguishes failures of the client from failures of the storage. */
final class UploadWriter {

    private static final int BUFFER_SIZE = 64 * 1024;

    private UploadWriter() {}

    /**
     * Writes the whole content and flushes it to disk. Throws {@code UPLOAD_FAILED} if it is longer than {@code
     * maxBytes}.
     */
    static void write(InputStream content, Path file, long maxBytes) {
        byte[] buffer = new byte[BUFFER_SIZE];
        long total = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int read = read(content, buffer); read >= 0; read = read(content, buffer)) {
                total += read;
                if (total > maxBytes) {
                    throw new UploadTooLargeException(maxBytes);
                }
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            channel.force(true);
        } catch (IOException e) {
            throw storageError(e);
        }
    }

    static LanguardException storageError(IOException cause) {
        return new LanguardException(
                ErrorCode.UPLOAD_FAILED, ErrorType.INTERNAL, "The file could not be stored", cause);
    }

    static LanguardException rejected(String message) {
        return new LanguardException(ErrorCode.UPLOAD_FAILED, message);
    }

    private static int read(InputStream content, byte[] buffer) {
        try {
            return content.read(buffer);
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.UPLOAD_FAILED, "The upload was interrupted", e);
        }
    }
}
