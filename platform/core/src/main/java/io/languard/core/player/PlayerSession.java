package io.languard.core.player;

import io.languard.api.player.Player;
import io.languard.core.JsonCodec;
import io.languard.service.event.PlayerAuditEvent.SessionClosed;
import io.languard.service.event.PlayerAuditEvent.SessionOpened;
import io.languard.service.player.PlayerSessionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The session of a player who is online or has just left. Not thread-safe. */
final class PlayerSession {

    private Player player;
    private final Instant joinedAt;
    private @Nullable Instant leftAt;
    private long storedId;
    private boolean unsaved = true;

    PlayerSession(Player player, Instant joinedAt) {
        this.player = player;
        this.joinedAt = joinedAt;
    }

    /** Returns a session that was stored and never closed. */
    static PlayerSession of(PlayerSessionRecord playerSessionRecord) {
        PlayerSession playerSession = new PlayerSession(
                new Player(
                        playerSessionRecord.slotId(),
                        playerSessionRecord.name(),
                        playerSessionRecord.identity(),
                        null,
                        playerSessionRecord.address(),
                        JsonCodec.parseObject(playerSessionRecord.gameData())),
                playerSessionRecord.joinedAt());
        playerSession.storedId = playerSessionRecord.id();
        playerSession.unsaved = false;
        return playerSession;
    }

    Player player() {
        return player;
    }

    Instant joinedAt() {
        return joinedAt;
    }

    /**
     * Returns whether this is the same player, as far as that can be known; slots are reused, so they are ignored. A
     * description without a name applies to any player.
     */
    boolean isSamePlayer(Player other) {
        return player.identity() == null || other.identity() == null
                ? other.name() == null || player.name().equals(other.name())
                : player.identity().equalsIgnoreCase(other.identity());
    }

    /** Applies a newer description; what it omits stays unchanged. */
    Difference update(Player now) {
        return replace(merge(player, now));
    }

    /** Adds details from another source; existing values take precedence. */
    Difference addInfo(Player more) {
        return replace(merge(more, player));
    }

    private Difference replace(Player next) {
        Player before = player;
        player = next;
        boolean identityChanged = !Objects.equals(before.slotId(), next.slotId())
                || !Objects.equals(before.name(), next.name())
                || !Objects.equals(before.identity(), next.identity());
        boolean detailChanged = !Objects.equals(before.address(), next.address())
                || !before.gameData().equals(next.gameData());
        if (identityChanged || detailChanged) {
            unsaved = true;
            return identityChanged ? Difference.IDENTITY : Difference.DETAIL;
        }
        return before.equals(next) ? Difference.NONE : Difference.DETAIL;
    }

    void end(Instant now) {
        leftAt = now;
        unsaved = true;
    }

    boolean hasEnded() {
        return leftAt != null;
    }

    long seconds() {
        return Math.max(0, Duration.between(joinedAt, leftAt).toSeconds());
    }

    boolean isUnsaved() {
        return unsaved;
    }

    void markSaving() {
        unsaved = false;
    }

    void markUnsaved() {
        unsaved = true;
    }

    void markSaved(long id) {
        storedId = id;
    }

    PlayerSessionRecord toRecord(int serverId) {
        return new PlayerSessionRecord(
                storedId,
                serverId,
                player.slotId(),
                player.name(),
                player.identity(),
                player.address(),
                joinedAt,
                leftAt,
                JsonCodec.write(player.gameData()));
    }

    /** Merges two descriptions of one player; the second takes precedence. */
    static Player merge(Player below, Player above) {
        Map<String, Object> data = new LinkedHashMap<>(below.gameData());
        above.gameData().forEach((key, value) -> {
            if (value != null || !data.containsKey(key)) {
                data.put(key, value);
            }
        });
        return new Player(
                above.slotId(),
                above.name() == null ? below.name() : above.name(),
                above.identity() == null ? below.identity() : above.identity(),
                above.ping() == null ? below.ping() : above.ping(),
                above.address() == null ? below.address() : above.address(),
                data);
    }

    SessionOpened joinedEvent() {
        return new SessionOpened(player.slotId(), player.name(), player.identity());
    }

    SessionClosed leftEvent() {
        return new SessionClosed(player.slotId(), player.name(), player.identity(), seconds());
    }

    /** How much a description differs from the previous one. */
    enum Difference {
        NONE,
        DETAIL,
        IDENTITY
    }
}
