package io.languard.logtail;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A target whose items are texts, stored in memory. A line that starts with a space continues the record before it, and
 * is separated from it by a bar; a line that ends with an exclamation mark also reports an event.
 */
final class RecordingTarget implements TailTarget<String>, LogSink<String> {

    final ReentrantLock rotationLock = new ReentrantLock();
    volatile State state = State.RUNNING;
    volatile boolean unavailable;
    private volatile int rejections;
    volatile boolean failing;
    volatile LogFormat<String> format;
    volatile ReadFile opened;
    private final List<String> stored = new ArrayList<>();
    private final Map<String, FilePosition> positions = new LinkedHashMap<>();

    /** Follows captured output. */
    static RecordingTarget captured(Path live) {
        RecordingTarget target = new RecordingTarget();
        target.follow(LogSourceFiles.captured("output", live, RecordingTarget::generation, target.rotationLock));
        return target;
    }

    /** Follows files of the program itself. */
    static RecordingTarget matching(Path folder, String glob) {
        RecordingTarget target = new RecordingTarget();
        target.follow(LogSourceFiles.matching("own", folder, glob));
        return target;
    }

    private static long generation(String name) {
        return name.matches("output\\.\\d+\\.log") ? Long.parseLong(name.split("\\.")[1]) : 0;
    }

    private void follow(LogSourceFiles files) {
        format = new LogFormat<>() {
            @Override
            public List<LogSourceFiles> sources() {
                return List.of(files);
            }

            @Override
            public LineParser<String> open(ReadFile file) {
                opened = file;
                return new Records();
            }
        };
    }

    synchronized List<String> items() {
        return List.copyOf(stored);
    }

    synchronized int size() {
        return stored.size();
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public Instant startedAt() {
        return null;
    }

    @Override
    public LogFormat<String> format() {
        return format;
    }

    @Override
    public List<String> drainQueued() {
        return List.of();
    }

    @Override
    public LogSink<String> sink() {
        return this;
    }

    @Override
    public synchronized List<FilePosition> positions() {
        return List.copyOf(positions.values());
    }

    /** Returns how often items could not be stored. */
    int rejections() {
        return rejections;
    }

    @Override
    public synchronized void store(List<String> items, List<FilePosition> moved) {
        if (unavailable) {
            rejections++;
            throw new UnavailableException(null);
        }
        stored.addAll(items);
        moved.forEach(position -> positions.put(position.source(), position));
    }

    @Override
    public void stored(List<String> items) {
        // no listener
    }

    @Override
    public String unparsed(RawLine line) {
        return "unparsed " + line.text();
    }

    @Override
    public String skipped(String source, long lines) {
        return "skipped " + lines;
    }

    private final class Records implements LineParser<String> {

        private final StringBuilder held = new StringBuilder();
        private int heldLines;

        @Override
        public List<Parsed<String>> parse(List<RawLine> lines) {
            if (failing) {
                throw new IllegalStateException("broken");
            }
            List<Parsed<String>> results = new ArrayList<>();
            for (RawLine line : lines) {
                List<String> records = line.text().startsWith(" ") ? List.of() : finish();
                held.append(held.isEmpty() ? "" : "|").append(line.text());
                heldLines++;
                List<String> events = line.text().endsWith("!") ? List.of("event " + line.text()) : List.of();
                results.add(new Parsed<>(records, events, heldLines));
            }
            return results;
        }

        @Override
        public Parsed<String> flush() {
            return new Parsed<>(finish(), List.of(), 0);
        }

        private List<String> finish() {
            if (held.isEmpty()) {
                return List.of();
            }
            String record = held.toString();
            held.setLength(0);
            heldLines = 0;
            return List.of(record);
        }

        @Override
        public boolean isStale() {
            return false;
        }
    }
}
