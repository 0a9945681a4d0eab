package io.languard.api.error;

/**
 * One field that was refused.
 *
 * @param field the field's name, or a path such as {@code rotation[0].mission_id}
 * @param reason what is wrong and what is allowed, for people; never a secret's value
 */
public record FieldProblem(String field, String reason) {}
