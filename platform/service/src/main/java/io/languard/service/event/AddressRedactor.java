package io.languard.service.event;

import io.languard.service.settings.Cidr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Removes players' and users' network addresses, which only admins may see. All endpoints use this definition of an
 * address.
 */
public final class AddressRedactor {

    private static final Set<String> NAMES =
            Set.of("address", "ip", "ip_address", "network_address", "remote_address", "client_address");

    /** A suffix of an address: a port or a prefix length. */
    private static final Pattern TAIL =
            Pattern.compile("(?<=^[0-9.]{7,15}):[0-9]{1,5}$|/[0-9]{1,3}$|(?<=\\]):[0-9]{1,5}$");

    private AddressRedactor() {}

    /**
     * Returns a copy without addresses at any depth. Removes values whose name denotes an address and texts that are
     * addresses, such as the identity of a ban by address.
     *
     * @param model maps, lists, strings, numbers and booleans
     */
    public static Map<String, Object> redact(Map<String, ?> model) {
        Map<String, Object> rest = new LinkedHashMap<>();
        model.forEach((name, value) -> {
            if (!NAMES.contains(name) && !isAddress(value)) {
                rest.put(name, inside(value));
            }
        });
        return rest;
    }

    @SuppressWarnings("unchecked")
    private static Object inside(Object value) {
        if (value instanceof Map<?, ?> map) {
            return redact((Map<String, ?>) map);
        }
        return value instanceof List<?> list
                ? list.stream()
                        .filter(element -> !isAddress(element))
                        .map(AddressRedactor::inside)
                        .toList()
                : value;
    }

    private static boolean isAddress(Object value) {
        if (!(value instanceof String text)) {
            return false;
        }
        try {
            Cidr.parseAddress(TAIL.matcher(text.strip()).replaceFirst(""));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
