package io.languard.logtail;

/**
 * Limits and names of a tailer.
 *
 * @param threadName the prefix of its threads' names
 * @param backlogBytes unread bytes of a source beyond which lines are skipped
 * @param retainedBytes stored bytes that stay in captured output before it is truncated
 */
public record TailOptions(String threadName, long backlogBytes, long retainedBytes, FileTrimmer trimmer) {

    /** Skips lines beyond 64 MiB and truncates captured output beyond 4 MiB. */
    public static TailOptions defaults(String threadName) {
        return new TailOptions(threadName, 64L << 20, 4L << 20, new FallocateTrimmer());
    }

    /** Returns these options with another limit of the backlog. */
    public TailOptions withBacklogBytes(long bytes) {
        return new TailOptions(threadName, bytes, retainedBytes, trimmer);
    }

    /** Returns these options with another limit of stored bytes. */
    public TailOptions withRetainedBytes(long bytes) {
        return new TailOptions(threadName, backlogBytes, bytes, trimmer);
    }

    /** Returns these options with another way to shorten files. */
    public TailOptions withTrimmer(FileTrimmer another) {
        return new TailOptions(threadName, backlogBytes, retainedBytes, another);
    }
}
