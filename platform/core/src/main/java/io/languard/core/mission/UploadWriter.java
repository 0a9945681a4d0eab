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

/** Copies what a client sends into a file; tells apart whose fault a failure is. */
final class UploadWriter {

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
                    throw new UploadTooLargeException(most);
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

    private static int next(InputStream content, byte[] buffer) {
        try {
            return content.read(buffer);
        } catch (IOException e) {
            throw new LanguardException(ErrorCode.UPLOAD_FAILED, "The upload broke off", e);
        }
    }
}
