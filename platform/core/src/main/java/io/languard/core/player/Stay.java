package io.languard.core.player;

import io.languard.api.player.Player;
import io.languard.core.Json;
import io.languard.ports.player.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A player who is on a server, or was until just now. Guarded by his {@link Roster}. */
final class Stay {

    private Player player;
    private final Instant joinedAt;
    private Instant leftAt;
    private long visitId;
    private boolean unsaved = true;

    Stay(Player player, Instant joinedAt) {
        this.player = player;
        this.joinedAt = joinedAt;
    }

    /** One that was stored and never closed. */
    static Stay of(Visit visit) {
        Stay stay = new Stay(
                new Player(
                        visit.slotId(),
                        visit.name(),
                        visit.guid(),
                        null,
                        visit.address(),
                        Json.object(visit.gameData())),
                visit.joinedAt());
        stay.visitId = visit.id();
        stay.unsaved = false;
        return stay;
    }

    Player player() {
        return player;
    }

    Instant joinedAt() {
        return joinedAt;
    }

    /** Whether this is the same person, as far as one can know; slots are used again, so they do not count. */
    boolean is(Player other) {
        return player.guid() == null || other.guid() == null
                ? Objects.equals(player.name(), other.name())
                : player.guid().equalsIgnoreCase(other.guid());
    }

    /** Takes over what is known now; what is unknown now stays as it was. */
    Difference update(Player now) {
        return become(merge(player, now));
    }

    /** Adds what somebody else knows of the player; what is known already counts more. */
    Difference learn(Player more) {
        return become(merge(more, player));
    }

    private Difference become(Player next) {
        Player before = player;
        player = next;
        boolean who = !Objects.equals(before.slotId(), next.slotId())
                || !Objects.equals(before.name(), next.name())
                || !Objects.equals(before.guid(), next.guid());
        boolean what = !Objects.equals(before.address(), next.address())
                || !before.gameData().equals(next.gameData());
        if (who || what) {
            unsaved = true;
            return who ? Difference.IDENTITY : Difference.DETAIL;
        }
        return before.equals(next) ? Difference.NONE : Difference.DETAIL;
    }

    void leave(Instant now) {
        leftAt = now;
        unsaved = true;
    }

    boolean hasLeft() {
        return leftAt != null;
    }

    long seconds() {
        return Math.max(0, Duration.between(joinedAt, leftAt).toSeconds());
    }

    boolean isUnsaved() {
        return unsaved;
    }

    void saving() {
        unsaved = false;
    }

    void notSaved() {
        unsaved = true;
    }

    void savedAs(long id) {
        visitId = id;
    }

    Visit visit(int serverId) {
        return new Visit(
                visitId,
                serverId,
                player.slotId(),
                player.name(),
                player.guid(),
                player.address(),
                joinedAt,
                leftAt,
                Json.write(player.gameData()));
    }

    /** One player of two descriptions of him. */
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
                above.guid() == null ? below.guid() : above.guid(),
                above.ping() == null ? below.ping() : above.ping(),
                above.address() == null ? below.address() : above.address(),
                data);
    }

    /** What is told of the player in the audit trail: never his address. */
    Map<String, Object> detail() {
        Map<String, Object> detail = new HashMap<>();
        detail.put("slot_id", player.slotId());
        detail.put("name", player.name());
        detail.put("guid", player.guid());
        return detail;
    }

    /** How much a description differs from the one before. */
    enum Difference {
        NONE,
        DETAIL,
        IDENTITY
    }
}
