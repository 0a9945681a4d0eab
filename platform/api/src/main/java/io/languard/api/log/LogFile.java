package io.languard.api.log;

import java.nio.file.Path;
import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A log file that the platform reads, and what it knows of when the lines were written. The times concern the lines that
 * a reader is being given at the moment of the call. Thread-safe.
 */
@ProviderType
public interface LogFile {

    /** Returns the name of one of the parser's sources, or {@link LogSource#OUTPUT}. */
    String source();

    /** Returns the name of the file, which may contain a date. */
    String name();

    /** Returns the absolute path at which the file was found; it may have been renamed or deleted since. */
    Path path();

    /** Returns the offset of the first line that the reader is given, in bytes. */
    long offset();

    /**
     * Returns a time before which none of the lines was written, such as the start of the process or the last time that the
     * platform found the file without them; {@link Instant#EPOCH} if none is known.
     */
    Instant writtenAfter();

    /** Returns a time after which none of the lines was written: that of the last change to the file. */
    Instant writtenBefore();
}
