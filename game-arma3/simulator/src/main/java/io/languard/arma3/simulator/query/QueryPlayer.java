package io.languard.arma3.simulator.query;

import java.util.List;

/** A player in A2S_PLAYER ("Valve Developer Community: Server queries"). */
public record QueryPlayer(String name, int score, float seconds) {
    static byte[] encode(List<QueryPlayer> players) {
        QueryReplyBuilder out = QueryReplyBuilder.reply(0x44).u8(players.size());
        for (QueryPlayer player : players) {
            out.u8(0).text(player.name()).u32(player.score()).f32(player.seconds());
        }
        return out.toArray();
    }
}
