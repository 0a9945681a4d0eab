package io.languard.http.api;

/** The path under which a trusted reverse proxy serves this server. */
public final class ForwardedPrefix {

    /** Request attribute: the path without a trailing slash, such as {@code /games}; absent if there is none. */
    public static final String ATTRIBUTE = "languard.prefix";

    private ForwardedPrefix() {}
}
