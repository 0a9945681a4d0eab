package io.languard.lxc;

import io.languard.lxc.engine.Instance;
import java.util.Map;
import java.util.Optional;

/**
 * The tags of containers that the platform created (LXD documentation, "Instance options": {@code user.*} is free).
 *
 * <p>Copying an instance copies its tags. The tags therefore include the container's own name: a copy made by
 * hand is not treated as a world.
 */
final class Tags {

    static final String PLAYER = "user.languard.player";
    static final String CONTAINER = "user.languard.container";

    private Tags() {}

    static Map<String, String> of(String player, String container) {
        return Map.of(PLAYER, escaped(player), CONTAINER, container);
    }

    /** Returns the player that the container was created for; empty if the platform did not create it. */
    static Optional<String> ownerOf(Instance instance) {
        return instance.name().equals(instance.config().get(CONTAINER))
                ? Optional.ofNullable(instance.config().get(PLAYER)).map(Tags::unescaped)
                : Optional.empty();
    }

    /**
     * Returns whether the container named by a player's record may be the player's. An untagged container may: the
     * record may come from a program that sets no tags.
     */
    static boolean mayBelongTo(Instance instance, String player) {
        String owner = instance.config().get(PLAYER);
        return owner == null || unescaped(owner).equals(player);
    }

    /** The engine truncates values at a NUL, and other control characters garble listings. */
    private static String escaped(String player) {
        StringBuilder text = new StringBuilder();
        for (char c : player.toCharArray()) {
            if (c == '%' || Character.isISOControl(c) || Character.isSurrogate(c)) {
                text.append(String.format("%%%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static String unescaped(String tag) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tag.length(); i++) {
            char c = tag.charAt(i);
            if (c == '%' && i + 4 < tag.length()) {
                try {
                    c = (char) Integer.parseInt(tag, i + 1, i + 5, 16);
                    i += 4;
                } catch (NumberFormatException e) {
                    // Written by hand: taken literally.
                }
            }
            text.append(c);
        }
        return text.toString();
    }
}
