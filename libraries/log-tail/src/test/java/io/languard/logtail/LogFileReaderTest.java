package io.languard.logtail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileReaderTest {

    private static final String TEXT = "one!\n more!\n even more\ntwo\nthree!\n end\n";
    private static final String[] ITEMS = {
        "event one!", "event  more!", "one!| more!| even more", "two", "event three!", "three!| end"
    };

    @TempDir
    Path folder;

    @Test
    void nothingIsLostOrRepeatedWhereverReadingIsInterrupted() throws IOException {
        for (int cut = 0; cut <= TEXT.length(); cut++) {
            Path file = folder.resolve(cut + ".log");
            Files.writeString(file, TEXT.substring(0, cut));
            List<String> items = new ArrayList<>();

            FilePosition stored = read(file, null, items, false);
            Files.writeString(file, TEXT.substring(cut), StandardOpenOption.APPEND);
            read(file, stored, items, true);

            assertThat(items).as("interrupted after %s characters", cut).containsExactlyInAnyOrder(ITEMS);
        }
    }

    @Test
    void repeatedInterruptionsAddUp() throws IOException {
        Path file = folder.resolve("game.log");
        Files.createFile(file);
        List<String> items = new ArrayList<>();
        FilePosition stored = null;
        for (char next : TEXT.toCharArray()) {
            Files.writeString(file, String.valueOf(next), StandardOpenOption.APPEND);
            stored = read(file, stored, items, false);
        }
        read(file, stored, items, true);

        assertThat(items).containsExactlyInAnyOrder(ITEMS);
    }

    @Test
    void whenLinesWereWrittenIsNarrowedDown() throws IOException {
        Path path = folder.resolve("game.log");
        Files.writeString(path, "one\n");
        Files.setLastModifiedTime(path, FileTime.fromMillis(5_000));
        RecordingTarget target = RecordingTarget.captured(path);
        FilePosition stored;
        long start = System.currentTimeMillis();
        try (LogFileReader<String> reader = new LogFileReader<>("output", "game.log", TailedFile.open(path), target)) {
            reader.seek(0, Checkpoint.NONE.withWrittenAfter(3_000));
            reader.ensureParser(target.format(), false);
            assertThat(target.opened.offset()).isZero();
            assertThat(target.opened.path()).isEqualTo(path);
            reader.read(new TailBatch<>());
            assertThat(target.opened.writtenAfter().toEpochMilli()).isEqualTo(3_000);
            assertThat(target.opened.writtenBefore().toEpochMilli()).isEqualTo(5_000);
            assertThat(Checkpoint.parse(reader.position().checkpoint()).writtenAfter())
                    .as("the line that is held")
                    .isEqualTo(3_000);

            Files.writeString(path, "two\n", StandardOpenOption.APPEND);
            reader.read(new TailBatch<>());
            assertThat(target.opened.writtenAfter().toEpochMilli()).isBetween(start, System.currentTimeMillis());
            Files.delete(path);
            reader.read(new TailBatch<>());
            assertThat(target.opened.writtenBefore().toEpochMilli()).isBetween(start, System.currentTimeMillis());
            reader.flush(new TailBatch<>());
            stored = reader.position();
        }
        assertThat(Checkpoint.parse(stored.checkpoint()).writtenAfter()).isGreaterThanOrEqualTo(start);
    }

    @Test
    void aFileThatIsNotReadToItsEndHasNoLaterLines() throws IOException {
        Path path = folder.resolve("game.log");
        Files.writeString(path, "line\n".repeat(6_000));
        RecordingTarget target = RecordingTarget.captured(path);
        try (LogFileReader<String> reader = new LogFileReader<>("output", "game.log", TailedFile.open(path), target)) {
            reader.ensureParser(target.format(), false);
            reader.read(new TailBatch<>());
            reader.read(new TailBatch<>());
            assertThat(target.opened.writtenAfter().toEpochMilli()).isZero();
        }
    }

    /** Reads with a new reader, adds the items, and returns the position that is stored with them. */
    private static FilePosition read(Path path, FilePosition from, List<String> items, boolean toTheEnd)
            throws IOException {
        RecordingTarget target = RecordingTarget.captured(path);
        TailBatch<String> batch = new TailBatch<>();
        try (LogFileReader<String> reader =
                new LogFileReader<>("output", path.getFileName().toString(), TailedFile.open(path), target)) {
            if (from != null) {
                reader.seek(from.offset(), Checkpoint.parse(from.checkpoint()));
            }
            reader.ensureParser(target.format(), false);
            reader.read(batch);
            if (toTheEnd) {
                reader.drain(batch);
            }
            items.addAll(batch.items);
            return reader.position();
        }
    }
}
