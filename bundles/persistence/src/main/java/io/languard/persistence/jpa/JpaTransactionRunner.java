package io.languard.persistence.jpa;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.persistence.connection.DatabaseMonitor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityTransaction;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs work with an entity manager and translates database errors. */
public final class JpaTransactionRunner implements TransactionRunner {

    /** After this time a call is not retried, so that it still fails within 5 seconds. */
    private static final long MAX_RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private final DatabaseMonitor databaseMonitor;

    /** Creates a runner on this database. */
    public JpaTransactionRunner(DatabaseMonitor databaseMonitor) {
        this.databaseMonitor = databaseMonitor;
    }

    @Override
    public <T extends @Nullable Object> T read(Function<EntityManager, T> work) {
        return run(work);
    }

    @Override
    public <T extends @Nullable Object> T write(Function<EntityManager, T> work) {
        return run(entities -> transact(entities, work));
    }

    private <T extends @Nullable Object> T run(Function<EntityManager, T> work) {
        long retryDeadline = System.nanoTime() + MAX_RETRY_NANOS;
        // Cleared and restored afterwards: an interrupt during the call would only break a connection.
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try (EntityManager entities =
                        databaseMonitor.entityManagerFactory().createEntityManager()) {
                    return work.apply(entities);
                } catch (RuntimeException e) {
                    RuntimeException translated = translate(e);
                    if (translated != null || System.nanoTime() - retryDeadline > 0) {
                        throw translated != null ? translated : DatabaseMonitor.unavailable(e);
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns the exception to throw; {@code null} if a retry may succeed. */
    private @Nullable RuntimeException translate(RuntimeException e) {
        return switch (SqlErrorKind.of(e)) {
            case NONE -> e;
            case OTHER -> new LanguardException(ErrorCode.INTERNAL_ERROR, "The database rejected the statement", e);
            case CONNECTION_LOST -> databaseMonitor.markLost(e);
            case BUSY -> DatabaseMonitor.unavailable(e);
            case DUPLICATE -> new DuplicateException(e);
            case UNSUPPORTED_TEXT -> new UnsupportedTextException(e);
            case LOCKED -> null;
        };
    }

    private static <T extends @Nullable Object> T transact(EntityManager entities, Function<EntityManager, T> work) {
        EntityTransaction transaction = entities.getTransaction();
        transaction.begin();
        try {
            T result = work.apply(entities);
            transaction.commit();
            return result;
        } catch (RuntimeException | Error e) {
            rollback(transaction, e);
            throw e;
        }
    }

    private static void rollback(EntityTransaction transaction, Throwable cause) {
        try {
            if (transaction.isActive()) {
                transaction.rollback();
            }
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
