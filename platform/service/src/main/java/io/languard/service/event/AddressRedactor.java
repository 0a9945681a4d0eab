package io.languard.service.event;

import io.languard.service.settings.Cidr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Removes players' and users' network addresses from JSON models for readers who may not see them. Texts that contain an
 * address among other things are the subject of {@link AddressMasker}.
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
        return redact(model, UnaryOperator.identity());
    }

    /** Returns a copy as {@link #redact} does, in which addresses inside other texts are masked as well. */
    public static Map<String, Object> redactAndMask(Map<String, ?> model) {
        return redact(model, AddressMasker::mask);
    }

    private static Map<String, Object> redact(Map<String, ?> model, UnaryOperator<String> mask) {
        Map<String, Object> rest = new LinkedHashMap<>();
        model.forEach((name, value) -> {
            if (!NAMES.contains(name) && !isAddress(value)) {
                rest.put(mask.apply(name), inside(value, mask));
            }
        });
        return rest;
    }

    @SuppressWarnings("unchecked")
    private static Object inside(Object value, UnaryOperator<String> mask) {
        if (value instanceof Map<?, ?> map) {
            return redact((Map<String, ?>) map, mask);
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .filter(element -> !isAddress(element))
                    .map(element -> inside(element, mask))
                    .toList();
        }
        return value instanceof String text ? mask.apply(text) : value;
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
