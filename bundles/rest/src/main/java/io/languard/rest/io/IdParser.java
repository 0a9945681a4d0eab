package io.languard.rest.io;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import java.util.List;
import java.util.regex.Pattern;

/** A parser of ids in paths. */
public final class IdParser {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");
    private static final int MAX_SHOWN = 20;

    private IdParser() {}

    /**
     * Returns the id as a number.
     *
     * @param field the name of the path parameter
     * @param what the kind of resource, such as {@code Server}
     * @throws LanguardException {@code VALIDATION_ERROR} if the text is not a number, {@code NOT_FOUND} if the number
     *     cannot be an id
     */
    public static int parse(String text, String field, String what) {
        if (!NUMBER.matcher(text).matches()) {
            throw new LanguardException(
                    ErrorCode.VALIDATION_ERROR,
                    "The path is not valid",
                    List.of(new FieldProblem(field, "must be an integer")));
        }
        try {
            int id = Integer.parseInt(text);
            if (id > 0) {
                return id;
            }
        } catch (NumberFormatException e) {
            // A number larger than any id.
        }
        String shown = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
        throw new LanguardException(ErrorCode.NOT_FOUND, what + " with id " + shown + " not found");
    }
}
