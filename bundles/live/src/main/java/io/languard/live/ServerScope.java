package io.languard.live;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import java.util.regex.Pattern;

/**
 * Whose news a connection gets.
 *
 * @param serverId {@code null} for every server's
 */
record ServerScope(Integer serverId) {

    private static final Pattern NUMBER = Pattern.compile("/[0-9]{1,9}");

    /**
     * Reads what follows {@code /ws} in the path.
     *
     * @param path {@code null} for nothing
     * @throws LanguardException {@code NOT_FOUND} where it names no server
     */
    static ServerScope of(String path) {
        if ("/all".equals(path)) {
            return new ServerScope(null);
        }
        if (path == null || !NUMBER.matcher(path).matches()) {
            throw new LanguardException(
                    ErrorCode.NOT_FOUND,
                    "Not found: no resource at this path; use /ws/all or /ws/ and the id of a server");
        }
        return new ServerScope(Integer.valueOf(path.substring(1)));
    }

    /** Whether this server's news belong here. */
    boolean covers(int id) {
        return serverId == null || serverId == id;
    }
}
