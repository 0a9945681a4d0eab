/**
 * A compressed, searchable store of log lines on top of any table of byte arrays. {@link ColumnarLogStore} is the entry
 * point; the host implements {@link ChunkTransactions} and {@link ChunkRepository} for its database.
 */
@org.jspecify.annotations.NullMarked
package io.languard.logstore;
