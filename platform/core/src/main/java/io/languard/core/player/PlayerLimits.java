package io.languard.core.player;

import io.languard.api.player.Player;
import io.languard.core.ResponseSize;
import io.languard.service.validation.FieldLimits;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Limits what is held and stored of each player, since adapters and games decide what they report. */
final class PlayerLimits {

    /** The maximum number of players of one server; further ones are ignored. */
    static final int MAX_PLAYERS = 2_000;

    static final int MAX_DATA_CHARACTERS = 4_096;
    static final int MAX_DATA_ELEMENTS = 500;

    private PlayerLimits() {}

    /**
     * Returns a player with a slot, truncated to what can be stored; {@code null} for one whose slot is unknown or too
     * long. The slot is the name if the game has no slots. An identity or an address that is too long identifies nobody
     * when it is truncated, so it is dropped, and so are data that are too large.
     */
    static @Nullable Player limit(Player raw) {
        String name = raw.name() == null || raw.name().length() <= FieldLimits.MAX_STORED_NAME_LENGTH
                ? raw.name()
                : raw.name().substring(0, FieldLimits.MAX_STORED_NAME_LENGTH);
        String slot = raw.slotId() == null ? name : raw.slotId();
        if (slot == null || slot.length() > FieldLimits.MAX_STORED_NAME_LENGTH) {
            return null;
        }
        return new Player(
                slot,
                name,
                ifShort(raw.identity()),
                raw.ping(),
                ifShort(raw.address()),
                raw.gameData() == null || isTooLarge(raw.gameData()) ? Map.of() : raw.gameData());
    }

    private static @Nullable String ifShort(@Nullable String text) {
        return text == null || text.length() <= FieldLimits.MAX_STORED_NAME_LENGTH ? text : null;
    }

    private static boolean isTooLarge(Map<String, ?> data) {
        try {
            new ResponseSize(MAX_DATA_ELEMENTS, MAX_DATA_CHARACTERS).add(data);
            return false;
        } catch (ResponseSize.ExceededException e) {
            return true;
        }
    }
}
