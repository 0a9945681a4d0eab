package io.languard.service.json;

import java.util.Locale;

/** An enum whose constants have other names in JSON than their own in lowercase. */
public interface WireName {

    /** Returns the name in JSON. */
    String wireName();

    /** Returns the name of an enum constant in JSON. */
    static String of(Enum<?> constant) {
        return constant instanceof WireName named
                ? named.wireName()
                : constant.name().toLowerCase(Locale.ROOT);
    }
}
