package io.languard.service.player;

import io.languard.service.event.AddressRedactor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Removes network addresses from game data for clients that are not admins. */
final class VisibleGameData {

    private VisibleGameData() {}

    static Map<String, Object> of(Map<String, Object> data, @Nullable String address, boolean admin) {
        if (data == null) {
            return Map.of();
        }
        if (admin) {
            return data;
        }
        Map<String, Object> visible = AddressRedactor.redact(data);
        visible.values().removeIf(value -> address != null && value instanceof String text && text.contains(address));
        return visible;
    }
}
