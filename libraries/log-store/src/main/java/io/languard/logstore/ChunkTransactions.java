package io.languard.logstore;

import java.util.function.Function;

/**
 * Runs work in the host's database. Safe for use by multiple threads. Exceptions of the database and of the work pass
 * through to the caller of the store.
 *
 * @param <R> the host's repository, which may offer more than the store needs (see {@link ColumnarLogStore#append})
 */
public interface ChunkTransactions<R extends ChunkRepository> {

    /** Runs work that only reads; each query sees what is committed when it starts. */
    <T> T read(Function<R, T> work);

    /** Runs work in one transaction. The work changes nothing outside the database, so it may be retried. */
    <T> T write(Function<R, T> work);
}
