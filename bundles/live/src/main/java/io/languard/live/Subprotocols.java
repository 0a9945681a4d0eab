package io.languard.live;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The subprotocols that a client may offer. Browsers cannot set headers, and a token in the address ends in the logs of
 * proxies, so a page offers its token as a subprotocol, together with {@value #SELECTED}, which is the only one that the
 * server selects. The token is never sent back.
 */
final class Subprotocols {

    /** The subprotocol that is selected if the client offers it. */
    static final String SELECTED = "languard.v1";

    /** What precedes a token. */
    static final String BEARER = "languard.bearer.";

    private static final String HEADER = "Sec-WebSocket-Protocol";

    private Subprotocols() {}

    /** Returns the token that the client offers as a subprotocol. */
    static Optional<String> token(HttpServletRequest request) {
        return tokens(request, HEADER)
                .filter(offered -> offered.startsWith(BEARER))
                .map(offered -> offered.substring(BEARER.length()))
                .findFirst();
    }

    /** Returns the elements of a header that is a list. */
    static Stream<String> tokens(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header)).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip);
    }
}
