package io.languard.rest.resource;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Sends a file that does not change, or one range of it (RFC 9110). Several ranges, and those with a syntax that is not
 * known, are answered with the whole file.
 */
final class FileRange {

    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");
    private static final int BUFFER = 64 * 1024;
    private static final int PARTIAL = Response.Status.PARTIAL_CONTENT.getStatusCode();
    private static final int NOT_SATISFIABLE = Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE.getStatusCode();

    private FileRange() {}

    /**
     * Returns the response.
     *
     * @param tag identifies the content of the file
     * @param range the header {@code Range}
     * @param condition the header {@code If-Range}
     */
    static Response respond(
            Path file, String fileName, String tag, @Nullable String range, @Nullable String condition) {
        long size = sizeOf(file);
        String quoted = "\"" + tag + "\"";
        Matcher asked = RANGE.matcher(range == null ? "" : range.strip());
        boolean isRange = asked.matches()
                && !(asked.group(1).isEmpty() && asked.group(2).isEmpty())
                && (condition == null || condition.strip().equals(quoted));
        long first = 0;
        long last = size - 1;
        if (isRange && asked.group(1).isEmpty()) {
            first = Math.max(0, size - Long.parseLong(asked.group(2)));
        } else if (isRange) {
            first = Long.parseLong(asked.group(1));
            last = asked.group(2).isEmpty() ? last : Math.min(last, Long.parseLong(asked.group(2)));
        }
        if (isRange && (first > last || first >= size)) {
            return Response.status(NOT_SATISFIABLE)
                    .header("Content-Range", "bytes */" + size)
                    .build();
        }
        Response.ResponseBuilder response = Response.status(isRange ? PARTIAL : Response.Status.OK.getStatusCode())
                .entity(content(file, first, last - first + 1))
                .header(HttpHeaders.CONTENT_LENGTH, last - first + 1)
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.ETAG, quoted)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment(fileName));
        return isRange
                ? response.header("Content-Range", "bytes " + first + "-" + last + "/" + size)
                        .build()
                : response.build();
    }

    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StreamingOutput content(Path file, long first, long length) {
        return out -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                channel.position(first);
                copy(channel, out, length);
            }
        };
    }

    private static void copy(FileChannel channel, OutputStream out, long length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long left = length;
        while (left > 0) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), left));
            int read = channel.read(buffer);
            if (read < 0) {
                throw new IOException("The file has become shorter");
            }
            out.write(buffer.array(), 0, read);
            left -= read;
        }
    }
}
