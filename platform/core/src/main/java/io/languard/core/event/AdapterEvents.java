package io.languard.core.event;

import io.languard.core.JsonCodec;
import io.languard.service.event.AdapterEvent;
import java.util.Map;
import java.util.regex.Pattern;

/** Creates audit events from what an adapter supplies. */
public final class AdapterEvents {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private AdapterEvents() {}

    /**
     * Returns an event that retains no object of the adapter's classes.
     *
     * @throws IllegalArgumentException if the type is not in snake_case or the detail is not of the JSON model
     */
    public static AdapterEvent create(String type, Map<String, Object> detail) {
        if (type == null || !TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("The event type is not in snake_case: " + type);
        }
        if (detail == null) {
            throw new IllegalArgumentException("The event " + type + " has no detail");
        }
        return new AdapterEvent(type, JsonCodec.parseObject(JsonCodec.write(detail)));
    }
}
