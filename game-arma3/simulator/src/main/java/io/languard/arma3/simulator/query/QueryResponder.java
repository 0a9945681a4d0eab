package io.languard.arma3.simulator.query;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Responds to A2S_INFO, A2S_PLAYER and A2S_RULES ("Valve Developer Community: Server queries"): first with a challenge, and
 * with the content only to a client that returns the challenge.
 */
public final class QueryResponder {
    /** Provides the server's current state. */
    public interface Source {
        QueryInfo info();

        List<QueryPlayer> players();

        QueryRules rules();
    }

    private static final byte[] INFO = "Source Engine Query\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 5;

    private final Source source;
    private final ToIntFunction<InetSocketAddress> challenges;
    private final boolean challenging;

    /**
     * Creates a responder.
     *
     * @param challenging whether INFO requires a challenge; older servers respond to it immediately
     */
    public QueryResponder(Source source, ToIntFunction<InetSocketAddress> challenges, boolean challenging) {
        this.source = source;
        this.challenges = challenges;
        this.challenging = challenging;
    }

    /** Returns the reply to a datagram; empty if it is not a query. */
    public Optional<byte[]> respond(InetSocketAddress from, byte[] query) {
        if (query.length < HEADER || !Arrays.equals(query, 0, 4, new byte[] {-1, -1, -1, -1}, 0, 4)) {
            return Optional.empty();
        }
        return switch (query[4]) {
            case 0x54 -> info(from, query);
            case 0x55 -> challenged(from, query, HEADER, () -> QueryPlayer.encode(source.players()));
            case 0x56 -> challenged(from, query, HEADER, () -> source.rules().encode(QueryRules.DEFAULT_PART_SIZE));
            default -> Optional.empty();
        };
    }

    private Optional<byte[]> info(InetSocketAddress from, byte[] query) {
        int end = HEADER + INFO.length;
        if (query.length < end || !Arrays.equals(query, HEADER, end, INFO, 0, INFO.length)) {
            return Optional.empty();
        }
        if (!challenging) {
            return Optional.of(source.info().encode());
        }
        if (query.length == end) {
            return Optional.of(challenge(from));
        }
        return challenged(from, query, end, () -> source.info().encode());
    }

    private Optional<byte[]> challenged(InetSocketAddress from, byte[] query, int at, Supplier<byte[]> content) {
        if (query.length != at + 4) {
            return Optional.empty();
        }
        byte[] expected =
                new QueryReplyBuilder().u32(challenges.applyAsInt(from)).toArray();
        boolean known = Arrays.equals(query, at, at + 4, expected, 0, 4);
        return Optional.of(known ? content.get() : challenge(from));
    }

    private byte[] challenge(InetSocketAddress to) {
        return QueryReplyBuilder.reply(0x41).u32(challenges.applyAsInt(to)).toArray();
    }
}
