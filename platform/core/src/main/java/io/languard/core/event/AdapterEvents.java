package io.languard.core.event;

import io.languard.core.JsonCodec;
import io.languard.core.ResponseSize;
import io.languard.service.event.AdapterEvent;
import java.util.Map;
import java.util.regex.Pattern;

/** Creates audit events from what an adapter supplies. */
public final class AdapterEvents {

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    /** The maximum length of a detail as JSON, because many events may wait for the database. */
    static final int MAX_DETAIL = 4_096;

    static final int MAX_ELEMENTS = 500;

    private AdapterEvents() {}

    /**
     * Returns an event that retains no object of the adapter's classes.
     *
     * @throws IllegalArgumentException if the type is not in snake_case, or the detail is too large or not of the JSON
     *     model
     */
    public static AdapterEvent create(String type, Map<String, Object> detail) {
        if (type == null || !TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("The event type is not in snake_case"
                    + (type == null ? "" : ": " + type.substring(0, Math.min(type.length(), 100))));
        }
        if (detail == null) {
            throw new IllegalArgumentException("The event " + type + " has no detail");
        }
        return new AdapterEvent(type, JsonCodec.parseObject(write(type, detail)));
    }

    private static String write(String type, Map<String, Object> detail) {
        try {
            new ResponseSize(MAX_ELEMENTS, MAX_DETAIL).add(detail); // before it is copied
            String json = JsonCodec.write(detail);
            new ResponseSize(MAX_ELEMENTS, MAX_DETAIL).addText(json);
            return json;
        } catch (ResponseSize.ExceededException e) {
            throw new IllegalArgumentException("The detail of event " + type + " has " + e.getMessage(), e);
        }
    }
}
