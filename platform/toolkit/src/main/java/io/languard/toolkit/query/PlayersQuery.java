package io.languard.toolkit.query;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Queries the players of a server, A2S_PLAYER. */
public final class PlayersQuery extends ChallengedQuery<List<SteamPlayer>> {

    public PlayersQuery() {
        super(new byte[] {-1, -1, -1, -1, 'U', -1, -1, -1, -1}, 5, 'D');
    }

    @Override
    Optional<List<SteamPlayer>> read(ByteBuffer body) {
        return SteamPlayer.read(body);
    }
}
