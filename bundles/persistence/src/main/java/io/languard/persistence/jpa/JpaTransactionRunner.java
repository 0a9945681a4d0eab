package io.languard.persistence.jpa;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.persistence.connection.DatabaseMonitor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityTransaction;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Runs work in entity managers and gives what goes wrong its name. */
public final class JpaTransactionRunner implements TransactionRunner {

    /** Past this a call could not be run again and still fail within 5 seconds. */
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

    private final DatabaseMonitor databaseMonitor;

    /** On this database. */
    public JpaTransactionRunner(DatabaseMonitor databaseMonitor) {
        this.databaseMonitor = databaseMonitor;
    }

    @Override
    public <T> T read(Function<EntityManager, T> work) {
        return run(work);
    }

    @Override
    public <T> T write(Function<EntityManager, T> work) {
        return run(entities -> transact(entities, work));
    }

    private <T> T run(Function<EntityManager, T> work) {
        long giveUp = System.nanoTime() + RETRY_NANOS;
        // An interrupt is meant for what the thread does next; here it would only break a connection.
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try (EntityManager entities =
                        databaseMonitor.entityManagerFactory().createEntityManager()) {
                    return work.apply(entities);
                } catch (RuntimeException e) {
                    RuntimeException named = named(e);
                    if (named != null || System.nanoTime() - giveUp > 0) {
                        throw named != null ? named : DatabaseMonitor.unavailable(e);
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** {@code null} if another try may succeed. */
    private RuntimeException named(RuntimeException e) {
        return switch (SqlErrorKind.of(e)) {
            case NONE -> e;
            case OTHER -> new LanguardException(
                    ErrorCode.INTERNAL_ERROR, "The database refused what it was asked for", e);
            case CONNECTION_LOST -> databaseMonitor.markLost(e);
            case BUSY -> DatabaseMonitor.unavailable(e);
            case DUPLICATE -> new DuplicateException(e);
            case UNSUPPORTED_TEXT -> new UnsupportedTextException(e);
            case LOCKED -> null;
        };
    }

    private static <T> T transact(EntityManager entities, Function<EntityManager, T> work) {
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
