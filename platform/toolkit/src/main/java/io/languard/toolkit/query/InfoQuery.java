package io.languard.toolkit.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Queries the state of a server, A2S_INFO. */
public final class InfoQuery extends ChallengedQuery<ServerInfo> {

    private static final int LENGTH = 25;

    public InfoQuery() {
        super(
                ByteBuffer.allocate(LENGTH)
                        .putInt(-1)
                        .put("TSource Engine Query\0".getBytes(StandardCharsets.US_ASCII))
                        .array(),
                LENGTH,
                'I');
    }

    @Override
    Optional<ServerInfo> read(ByteBuffer body) {
        return ServerInfo.read(body);
    }
}
