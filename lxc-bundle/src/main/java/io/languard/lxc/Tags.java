package io.languard.lxc;

import io.languard.lxc.engine.Instance;
import java.util.Map;
import java.util.Optional;

/**
 * The marks on containers that the platform made (LXD documentation, "Instance options": {@code user.*} is free).
 *
 * <p>A copy carries its source's marks, so a container's own name is among them: whoever copies a world by hand gets a
 * container that the platform leaves alone.
 */
final class Tags {

    static final String PLAYER = "user.languard.player";
    static final String CONTAINER = "user.languard.container";

    private Tags() {}

    static Map<String, String> of(String player, String container) {
        return Map.of(PLAYER, escaped(player), CONTAINER, container);
    }

    /** Whom a container was made for; empty if the platform did not make it. */
    static Optional<String> ownerOf(Instance instance) {
        return instance.name().equals(instance.config().get(CONTAINER))
                ? Optional.ofNullable(instance.config().get(PLAYER)).map(Tags::unescaped)
                : Optional.empty();
    }

    /**
     * Whether the container that a player's record names is the player's. One without marks is: the record may come from
     * a program that set none.
     */
    static boolean mayBelongTo(Instance instance, String player) {
        String owner = instance.config().get(PLAYER);
        return owner == null || unescaped(owner).equals(player);
    }

    /** The engine cuts a value at a NUL, and other control characters are no good in a list that people read. */
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
                    // Written by hand: it means itself.
                }
            }
            text.append(c);
        }
        return text.toString();
    }
}
