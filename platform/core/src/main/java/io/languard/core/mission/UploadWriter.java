package io.languard.core.mission;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Copies what a client sends into a file; tells apart whose fault a failure is. */
final class UploadWriter {

    private static final int STATUS_TOO_LARGE = 413;
    private static final int STATUS_NOT_STORABLE = 500;
    private static final int BUFFER = 64 * 1024;

    private UploadWriter() {}

    /** Writes all of it, at most this many bytes. */
    static void write(InputStream content, Path file, long most) {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int read = next(content, buffer); read >= 0; read = next(content, buffer)) {
                total += read;
                if (total > most) {
                    throw new LanguardException(
                            ErrorCode.UPLOAD_FAILED,
                            STATUS_TOO_LARGE,
                            "The file is too large; at most " + most / (1024 * 1024) + " MiB are allowed",
                            null);
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
                ErrorCode.UPLOAD_FAILED, STATUS_NOT_STORABLE, "The file could not be stored", cause);
    }

    static LanguardException rejected(String message) {
        return new LanguardException(ErrorCode.UPLOAD_FAILED, message);
    }

    private static int next(InputStream content, byte[] buffer) {
        try {
            return content.read(buffer);
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.UPLOAD_FAILED, "The upload broke off", e);
        }
    }
}
