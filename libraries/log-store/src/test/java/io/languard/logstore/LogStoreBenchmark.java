package io.languard.logstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * Compares the store with one row per line, both in H2 through plain JDBC. Not a test: run {@code main} with the number of
 * lines and the size of a batch, and compare ratios of one run.
 */
final class LogStoreBenchmark {

    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");
    private static final String[] WORDS =
            "player connected disconnected kicked vehicle destroyed mission script warning object position group unit killed by damage network message respawn"
                    .split(" ");
    private static final int ROUNDS = 7;

    private LogStoreBenchmark() {}

    private interface Subject {
        void append(List<StoredLine> lines) throws SQLException;

        LinePage query(LineQuery query) throws SQLException;
    }

    /** {@code [LINES [BATCH]]}. */
    public static void main(String[] args) throws Exception {
        int lines = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        int batch = args.length > 1 ? Integer.parseInt(args[1]) : 500;
        Path folder = Files.createTempDirectory(Path.of("target"), "benchmark");
        double[][] results = new double[2][];
        Path columnar = Files.createDirectory(folder.resolve("columnar"));
        try (JdbcChunks chunks = new JdbcChunks(columnar)) {
            chunks.createLog(1);
            ColumnarLogStore<JdbcChunks.Rows> store = new ColumnarLogStore<>(chunks, Long.MAX_VALUE);
            results[0] = measure(
                    new Subject() {
                        @Override
                        public void append(List<StoredLine> some) {
                            store.append(1, some, rows -> {});
                        }

                        @Override
                        public LinePage query(LineQuery query) {
                            return store.query(1, query);
                        }
                    },
                    lines,
                    batch);
        }
        Path perLine = Files.createDirectory(folder.resolve("per-line"));
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:" + perLine.toAbsolutePath().resolve("lines"), "sa", "");
        results[1] = measure(new RowPerLine(pool), lines, batch);
        pool.dispose();
        System.out.printf("%-28s %14s %14s %8s%n", "", "this", "row per line", "ratio");
        String[] names = {
            "append, lines/s",
            "first page, ms",
            "deep page, ms",
            "level, deep page, ms",
            "rare word, ms",
            "no such word, ms",
            "common word, ms"
        };
        for (int i = 0; i < names.length; i++) {
            double ratio = i == 0 ? results[0][i] / results[1][i] : results[1][i] / results[0][i];
            System.out.printf("%-28s %14.2f %14.2f %8.1f%n", names[i], results[0][i], results[1][i], ratio);
        }
        double[] size = {megabytes(columnar), megabytes(perLine)};
        System.out.printf("%-28s %14.2f %14.2f %8.1f%n", "on disk, MB", size[0], size[1], size[1] / size[0]);
    }

    private static double[] measure(Subject subject, int lines, int batch) throws SQLException {
        Random random = new Random(1);
        long took = 0;
        for (int done = 0; done < lines; done += batch) {
            List<StoredLine> some = new ArrayList<>();
            for (int i = 0; i < batch; i++) {
                some.add(line(done + i, random));
            }
            long start = System.nanoTime();
            subject.append(some);
            took += System.nanoTime() - start;
        }
        return new double[] {
            lines / (took / 1e9),
            median(subject, i -> new LineQuery(LineQuery.ANY_LEVEL, null, null, 200, i)),
            median(subject, i -> new LineQuery(LineQuery.ANY_LEVEL, null, null, 200, lines / 2 + 3_001 * i)),
            median(subject, i -> new LineQuery(3, null, null, 200, lines / 200 + i)),
            median(subject, i -> new LineQuery(LineQuery.ANY_LEVEL, null, "ID=" + (lines - 4_321 * (i + 1)), 200, 0)),
            median(subject, i -> new LineQuery(LineQuery.ANY_LEVEL, null, "Segmentation" + i, 200, 0)),
            median(
                    subject,
                    i -> new LineQuery(
                            LineQuery.ANY_LEVEL, null, WORDS[i % WORDS.length] + " " + WORDS[i / 3], 200, 100 * i))
        };
    }

    private static double median(Subject subject, IntFunction<LineQuery> query) throws SQLException {
        double[] millis = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            subject.query(query.apply(i));
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[ROUNDS / 2];
    }

    private static StoredLine line(int number, Random random) {
        StringBuilder message = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            message.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        message.append(Integer.toHexString(random.nextInt())).append(" id=").append(number);
        int level = number % 100 == 0 ? 3 : number % 10 == 0 ? 2 : 1;
        return new StoredLine(0, START.plusMillis(number * 20L), level, message.toString());
    }

    private static double megabytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum() / 1e6;
        }
    }

    /** The obvious alternative: a table of lines, indexed by log, level and time, filled by JDBC batches. */
    private record RowPerLine(JdbcConnectionPool pool) implements Subject {

        RowPerLine {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE lines (id BIGINT AUTO_INCREMENT PRIMARY KEY, log INT NOT NULL,"
                        + " time TIMESTAMP(3), level TINYINT, message VARCHAR)");
                statement.execute("CREATE INDEX by_log ON lines (log, id)");
                statement.execute("CREATE INDEX by_level ON lines (log, level, id)");
                statement.execute("CREATE INDEX by_time ON lines (log, time)");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void append(List<StoredLine> lines) throws SQLException {
            try (Connection connection = pool.getConnection();
                    PreparedStatement insert = connection.prepareStatement(
                            "INSERT INTO lines (log, time, level, message) VALUES (1, ?, ?, ?)")) {
                connection.setAutoCommit(false);
                for (StoredLine line : lines) {
                    insert.setTimestamp(1, Timestamp.from(line.time()));
                    insert.setInt(2, line.level());
                    insert.setString(3, line.message());
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
            }
        }

        @Override
        public LinePage query(LineQuery query) throws SQLException {
            String where = "FROM lines WHERE log = 1" + (query.level() < 0 ? "" : " AND level = " + query.level())
                    + (query.search() == null ? "" : " AND message ILIKE '%" + query.search() + "%'");
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                long total;
                try (ResultSet count = statement.executeQuery("SELECT COUNT(*) " + where)) {
                    count.next();
                    total = count.getLong(1);
                }
                List<StoredLine> page = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery("SELECT id, time, level, message " + where
                        + " ORDER BY id DESC LIMIT " + query.limit() + " OFFSET " + query.offset())) {
                    while (rows.next()) {
                        page.add(new StoredLine(
                                rows.getLong(1), rows.getTimestamp(2).toInstant(), rows.getInt(3), rows.getString(4)));
                    }
                }
                return new LinePage(total, page);
            }
        }
    }
}
