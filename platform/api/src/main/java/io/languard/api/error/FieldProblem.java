package io.languard.api.error;

/**
 * A rejected field and the reason.
 *
 * @param field the name of the field, or a path such as {@code rotation[0].mission_id}
 * @param reason a message that states the problem and what is allowed; must not contain the value of a secret
 */
public record FieldProblem(String field, String reason) {}
