package io.languard.arma3.ban;

import io.languard.api.ban.GameBan;
import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads and writes the file bans.txt line by line, because some servers have tens of thousands of bans. */
public final class BanFile {

    private static final int BUFFER = 1 << 16;

    private BanFile() {}

    /** Returns the bans of a file. Of several bans with one identity, the one that ends last is returned. */
    static List<GameBan> read(Path file) throws IOException {
        Map<String, GameBan> bans = new LinkedHashMap<>();
        lines(file, line -> BanLineCodec.decode(line)
                .ifPresent(ban -> bans.merge(ban.identity(), ban, BanFile::longer)));
        return new ArrayList<>(bans.values());
    }

    /**
     * Removes and adds bans. All other lines stay unchanged byte for byte, comments and line endings included.
     *
     * @param in bans to append
     * @param out identities to remove, in normalized form
     */
    public static synchronized void change(Path file, Collection<GameBan> in, Set<String> out) throws IOException {
        OwnerOnlyFiles.createDirectories(Objects.requireNonNull(file.getParent()));
        OwnerOnlyFiles.replace(file, stream -> {
            LineEndings ends = new LineEndings();
            lines(file, line -> {
                if (BanLineCodec.decode(line)
                        .filter(ban -> out.contains(ban.identity()))
                        .isEmpty()) {
                    stream.write(line);
                    ends.observe(line);
                }
            });
            append(in, ends, stream);
        });
    }

    private static void append(Collection<GameBan> bans, LineEndings ends, OutputStream stream) throws IOException {
        if (!bans.isEmpty() && ends.isOpen()) {
            stream.write(ends.bytes());
        }
        for (GameBan ban : bans) {
            stream.write(BanLineCodec.encode(ban).getBytes(StandardCharsets.UTF_8));
            stream.write(ends.bytes());
        }
    }

    private static GameBan longer(GameBan one, GameBan other) {
        if (one.expires() == null || other.expires() == null) {
            return one.expires() == null ? one : other;
        }
        return other.expires().isAfter(one.expires()) ? other : one;
    }

    /** Passes on each line with its line ending. */
    private static void lines(Path file, LineSink sink) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                int start = 0;
                for (int at = 0; at < count; at++) {
                    if (buffer[at] == '\n') {
                        line.write(buffer, start, at + 1 - start);
                        start = at + 1;
                        sink.line(line.toByteArray());
                        line.reset();
                    }
                }
                line.write(buffer, start, count - start);
            }
            if (line.size() > 0) {
                sink.line(line.toByteArray());
            }
        }
    }

    private interface LineSink {
        void line(byte[] line) throws IOException;
    }

    /** Detects the line endings of a file, so that new lines get the same. */
    private static final class LineEndings {

        private boolean crlf;
        private boolean open;

        void observe(byte[] line) {
            open = line[line.length - 1] != '\n';
            crlf = open ? crlf : line.length > 1 && line[line.length - 2] == '\r';
        }

        boolean isOpen() {
            return open;
        }

        byte[] bytes() {
            return crlf ? new byte[] {'\r', '\n'} : new byte[] {'\n'};
        }
    }
}
