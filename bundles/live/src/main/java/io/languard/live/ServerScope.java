package io.languard.live;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The servers whose events a connection receives.
 *
 * @param serverId {@code null} for all servers
 */
record ServerScope(@Nullable Integer serverId) {

    private static final Pattern NUMBER = Pattern.compile("/[0-9]{1,9}");

    /**
     * Parses the part of the path after {@code /ws}.
     *
     * @param path {@code null} if empty
     * @throws LanguardException {@code NOT_FOUND} if the path is neither {@code /all} nor a server id
     */
    static ServerScope of(@Nullable String path) {
        if ("/all".equals(path)) {
            return new ServerScope(null);
        }
        if (path == null || !NUMBER.matcher(path).matches()) {
            throw new LanguardException(
                    ErrorCode.NOT_FOUND, "Not found: the path must be /ws/all or /ws/ followed by a server id");
        }
        return new ServerScope(Integer.valueOf(path.substring(1)));
    }

    /** Returns whether this is the scope of a connection to a single server, this one. */
    boolean isOnly(int id) {
        return serverId != null && serverId == id;
    }

    /** Returns whether events of this server are in scope. */
    boolean covers(int id) {
        return serverId == null || serverId == id;
    }
}
