package io.languard.rest.io;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.languard.api.error.FieldProblem;
import java.util.List;

/**
 * The error in an envelope.
 *
 * @param details the invalid fields; omitted from the JSON if there are none
 */
public record ApiError(
        String code, String message, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldProblem> details) {}
