package io.languard.persistence.log;

import io.languard.api.log.LogLevel;
import io.languard.logstore.ChunkTransactions;
import io.languard.logstore.ColumnarLogStore;
import io.languard.logstore.LinePage;
import io.languard.logstore.LineQuery;
import io.languard.logstore.StoredLine;
import io.languard.logstore.TooManyQueriesException;
import io.languard.persistence.jpa.TransactionRunner;
import io.languard.service.log.LogLine;
import io.languard.service.log.LogPage;
import io.languard.service.log.LogQuery;
import io.languard.service.user.RateLimitedException;
import io.languard.spi.log.LogPosition;
import io.languard.spi.log.LogStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Stores log lines by the log store library, and positions in rows of their own. One database has one Languard, as the
 * library requires.
 */
@Component
public final class JpaLogStore implements LogStore {

    private static final int RETRY_SECONDS = 2;

    private static final LogLevel[] LEVELS = LogLevel.values();

    private final TransactionRunner transactionRunner;
    private final ColumnarLogStore<JpaChunkRepository> lines;

    /** Stores logs in this database. */
    @Activate
    public JpaLogStore(@Reference TransactionRunner transactionRunner) {
        this(transactionRunner, MAX_LINES);
    }

    JpaLogStore(TransactionRunner transactionRunner, int maxLines) {
        this.transactionRunner = transactionRunner;
        this.lines = new ColumnarLogStore<>(new JpaTransactions(transactionRunner), maxLines);
    }

    @Override
    public List<LogPosition> positions(int serverId) {
        return transactionRunner.read(entities -> new PositionRepository(entities, serverId).list());
    }

    @Override
    public List<LogLine> append(int serverId, List<LogLine> added, List<LogPosition> positions) {
        List<StoredLine> stored = added.stream()
                .map(line -> new StoredLine(0, line.time(), line.level().ordinal(), line.message()))
                .toList();
        long id =
                lines.append(serverId, stored, rows -> rows.positions(serverId).write(positions));
        List<LogLine> numbered = new ArrayList<>(added.size());
        for (LogLine line : added) {
            numbered.add(line.withId(id++));
        }
        return numbered;
    }

    @Override
    public void deletePositions(int serverId, Collection<String> sources) {
        transactionRunner.write(entities -> {
            new PositionRepository(entities, serverId).delete(sources);
            return null;
        });
    }

    @Override
    public LogPage query(int serverId, LogQuery query, @Nullable UnaryOperator<String> view) {
        int level = query.level() == null ? LineQuery.ANY_LEVEL : query.level().ordinal();
        LinePage page = page(
                serverId, new LineQuery(level, query.since(), query.search(), query.limit(), query.offset(), view));
        return new LogPage(
                page.total(),
                page.lines().stream()
                        .map(line -> new LogLine(line.id(), line.time(), LEVELS[line.level()], line.message()))
                        .toList());
    }

    private LinePage page(int serverId, LineQuery query) {
        try {
            return lines.query(serverId, query);
        } catch (TooManyQueriesException e) {
            throw new RateLimitedException("Too many queries of logs", RETRY_SECONDS);
        }
    }

    @Override
    public void clear(int serverId) {
        lines.clear(serverId);
    }

    @Override
    public void purge(Instant before) {
        lines.purge(before);
    }

    private record JpaTransactions(TransactionRunner runner) implements ChunkTransactions<JpaChunkRepository> {

        @Override
        public <T> T read(Function<JpaChunkRepository, T> work) {
            return runner.read(entities -> work.apply(new JpaChunkRepository(entities)));
        }

        @Override
        public <T> T write(Function<JpaChunkRepository, T> work) {
            return runner.write(entities -> work.apply(new JpaChunkRepository(entities)));
        }
    }
}
