package io.languard.arma3.simulator.query;

/** The content of A2S_INFO ("Valve Developer Community: Server queries"). */
public record QueryInfo(
        String name,
        String map,
        String mission,
        int players,
        int maxPlayers,
        boolean password,
        String version,
        int gamePort,
        long steamId,
        String keywords) {
    private static final int PROTOCOL = 17;
    private static final long GAME_ID = 107410;
    private static final int PORT_STEAM_ID_KEYWORDS_GAME_ID = 0x80 | 0x10 | 0x20 | 0x01;

    byte[] encode() {
        return QueryReplyBuilder.reply(0x49)
                .u8(PROTOCOL)
                .text(name)
                .text(map)
                .text("Arma3")
                .text(mission)
                .u16((int) GAME_ID)
                .u8(players)
                .u8(maxPlayers)
                .u8(0)
                .u8('d')
                .u8('l')
                .u8(password ? 1 : 0)
                .u8(0)
                .text(version)
                .u8(PORT_STEAM_ID_KEYWORDS_GAME_ID)
                .u16(gamePort)
                .u64(steamId)
                .text(keywords)
                .u64(GAME_ID)
                .toArray();
    }
}
