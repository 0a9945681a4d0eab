package io.languard.rest.wire;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;

/** Query parameters; like {@link Body} it collects what is wrong until {@link #check}. */
public final class Query {

    private static final int MAX_LIMIT = 1000;
    private static final int MAX_TEXT = 1000;

    private final MultivaluedMap<String, String> parameters;
    private final List<FieldProblem> problems = new ArrayList<>();

    private Query(MultivaluedMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** The decoded parameters of a request. */
    public static Query of(MultivaluedMap<String, String> parameters) {
        return new Query(parameters);
    }

    /** How many entries of a list are wanted. */
    public int limit(int absent) {
        return integer("limit", absent, 1, MAX_LIMIT);
    }

    /** How many entries of a list are to be passed over. */
    public int offset() {
        return integer("offset", 0, 0, Integer.MAX_VALUE);
    }

    /** Any text; {@code null} if it is absent or empty. */
    public String text(String name) {
        String text = parameters.getFirst(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (Texts.length(text) > MAX_TEXT || Texts.hasControl(text)) {
            problems.add(
                    new FieldProblem(name, "must have at most " + MAX_TEXT + " characters and no control characters"));
        }
        return text;
    }

    /** One of a few texts; {@code null} if it is absent or empty. */
    public String word(String name, List<String> allowed) {
        String text = parameters.getFirst(name);
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!allowed.contains(text)) {
            problems.add(new FieldProblem(name, "must be one of " + String.join(", ", allowed)));
        }
        return text;
    }

    /** Throws {@code VALIDATION_ERROR} if anything that was read is wrong. */
    public void check() {
        if (!problems.isEmpty()) {
            throw new LanguardException(ErrorCode.VALIDATION_ERROR, "The query is not valid", problems);
        }
    }

    private int integer(String name, int absent, int min, int max) {
        String text = parameters.getFirst(name);
        if (text == null) {
            return absent;
        }
        if (text.matches("[0-9]{1,10}")) {
            long number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return (int) number;
            }
        }
        problems.add(new FieldProblem(name, "must be an integer from " + min + " to " + max));
        return absent;
    }
}
