package io.languard.logtail;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A file that is being read, and what is known of when its lines were written. The times concern the lines that are
 * being parsed at the moment of the call. Safe for use by multiple threads.
 */
public interface ReadFile {

    /** Returns the name of the source that the file belongs to. */
    String source();

    /** Returns the name of the file. */
    String name();

    /** Returns the path at which the file was found; it may have been renamed since. */
    Path path();

    /** Returns the offset in bytes at which the parser that was opened last started. */
    long offset();

    /** Returns a time before which none of the lines was written; {@link Instant#EPOCH} if none is known. */
    Instant writtenAfter();

    /** Returns a time after which none of the lines was written: that of the last change to the file. */
    Instant writtenBefore();
}
