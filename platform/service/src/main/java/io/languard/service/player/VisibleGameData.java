package io.languard.service.player;

import io.languard.service.event.AddressMasker;
import io.languard.service.event.AddressRedactor;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a player's record holds for clients that may not see network addresses. */
final class VisibleGameData {

    private VisibleGameData() {}

    /** Returns an identity or a slot, masked if it is an address. */
    static @Nullable String text(@Nullable String text, boolean admin) {
        return admin || text == null ? text : AddressMasker.mask(text);
    }

    static Map<String, Object> of(Map<String, Object> data, @Nullable String address, boolean admin) {
        if (data == null) {
            return Map.of();
        }
        if (admin) {
            return data;
        }
        Map<String, Object> visible = new LinkedHashMap<>(data);
        visible.values().removeIf(value -> address != null && value instanceof String text && text.contains(address));
        return AddressRedactor.redactAndMask(visible);
    }
}
