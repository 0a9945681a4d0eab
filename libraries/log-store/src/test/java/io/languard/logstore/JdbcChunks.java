package io.languard.logstore;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.h2.jdbcx.JdbcConnectionPool;

/** The least that a host implements: chunks in a table of H2, through plain JDBC. */
final class JdbcChunks implements ChunkTransactions<JdbcChunks.Rows>, AutoCloseable {

    private final JdbcConnectionPool pool;

    JdbcChunks(Path folder) {
        pool = JdbcConnectionPool.create("jdbc:h2:" + folder.toAbsolutePath().resolve("chunks"), "sa", "");
        execute("CREATE TABLE logs (id INT PRIMARY KEY)");
        execute("CREATE TABLE chunks (id BIGINT AUTO_INCREMENT PRIMARY KEY,"
                + " log INT NOT NULL REFERENCES logs ON DELETE CASCADE, first_line BIGINT, last_line BIGINT, bytes INT,"
                + " level0 INT, level1 INT, level2 INT, level3 INT, oldest BIGINT, newest BIGINT,"
                + " filter VARBINARY(4096), content BLOB)");
        execute("CREATE INDEX chunks_by_line ON chunks (log, first_line, last_line, bytes, level0, level1, level2,"
                + " level3, oldest, newest, id)");
    }

    void createLog(int logId) {
        execute("INSERT INTO logs VALUES (" + logId + ")");
    }

    void execute(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String table) {
        return read(rows -> rows.query("SELECT COUNT(*) FROM " + table, row -> row.getLong(1))
                .get(0));
    }

    @Override
    public <T> T read(Function<Rows, T> work) {
        try (Connection connection = pool.getConnection()) {
            return work.apply(new Rows(connection));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T> T write(Function<Rows, T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.apply(new Rows(connection));
                connection.commit();
                return result;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pool.dispose();
    }

    private interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** The table in one transaction. */
    record Rows(Connection connection) implements ChunkRepository {

        private <T> List<T> query(String sql, RowMapper<T> mapper, Object... parameters) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                List<T> all = new ArrayList<>();
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        all.add(mapper.map(result));
                    }
                }
                return all;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public boolean lock(int logId) {
            return !query("SELECT id FROM logs WHERE id = ? FOR UPDATE", row -> row.getInt(1), logId)
                    .isEmpty();
        }

        @Override
        public List<Chunk> list(int logId) {
            return query(
                    "SELECT id, first_line, last_line, bytes, level0, level1, level2, level3, oldest, newest FROM chunks"
                            + " WHERE log = ? ORDER BY first_line",
                    row -> new Chunk(
                            row.getLong(1),
                            new ChunkSummary(
                                    row.getLong(2),
                                    row.getLong(3),
                                    row.getInt(4),
                                    List.of(row.getInt(5), row.getInt(6), row.getInt(7), row.getInt(8)),
                                    row.getLong(9),
                                    row.getLong(10))),
                    logId);
        }

        @Override
        public long newest(int logId) {
            List<Long> newest = query(
                    "SELECT id FROM chunks WHERE log = ? ORDER BY first_line DESC LIMIT 1",
                    row -> row.getLong(1),
                    logId);
            return newest.isEmpty() ? 0 : newest.get(0);
        }

        @Override
        public List<Integer> logsOlderThan(long millis) {
            return query("SELECT DISTINCT log FROM chunks WHERE oldest < ?", row -> row.getInt(1), millis);
        }

        @Override
        public Map<Long, Content> contents(Collection<Long> rowIds) {
            Map<Long, Content> found = new HashMap<>();
            query(
                    "SELECT id, filter, content FROM chunks WHERE id = ANY(?)",
                    row -> found.put(row.getLong(1), new Content(row.getBytes(2), row.getBytes(3))),
                    (Object) rowIds.toArray(Long[]::new));
            return found;
        }

        @Override
        public long insert(int logId, ChunkSummary summary, Content content) {
            try (PreparedStatement statement = connection.prepareStatement(
                    "INSERT INTO chunks VALUES (DEFAULT, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    Statement.RETURN_GENERATED_KEYS)) {
                Object[] values = {
                    logId,
                    summary.first(),
                    summary.last(),
                    summary.bytes(),
                    summary.levels().get(0),
                    summary.levels().get(1),
                    summary.levels().get(2),
                    summary.levels().get(3),
                    summary.oldest(),
                    summary.newest(),
                    content.filter(),
                    content.content()
                };
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.executeUpdate();
                try (ResultSet keys = statement.getGeneratedKeys()) {
                    keys.next();
                    return keys.getLong(1);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void delete(Collection<Long> rowIds) {
            try (PreparedStatement statement = connection.prepareStatement("DELETE FROM chunks WHERE id = ANY(?)")) {
                statement.setObject(1, rowIds.toArray(Long[]::new));
                statement.executeUpdate();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
