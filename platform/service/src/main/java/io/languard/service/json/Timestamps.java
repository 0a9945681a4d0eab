package io.languard.service.json;

/** Precisions of times in JSON. A time without {@code @JsonFormat} is written to the second. */
public final class Timestamps {

    /** To the millisecond; the fraction is omitted where it is zero. */
    public static final String MILLIS = "uuuu-MM-dd'T'HH:mm:ss[.SSS]X";

    private Timestamps() {}
}
