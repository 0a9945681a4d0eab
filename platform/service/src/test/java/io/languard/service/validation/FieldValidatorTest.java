package io.languard.service.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import org.junit.jupiter.api.Test;

class FieldValidatorTest {

    @Test
    void checksLengthAndControlCharacters() {
        assertThat(FieldValidator.lineProblem("😀".repeat(5), 1, 5)).isNull();
        assertThat(FieldValidator.lineProblem("", 0, 5)).isNull();
        assertThat(FieldValidator.lineProblem("x".repeat(6), 1, 5)).isEqualTo("must have 1 to 5 characters");
        assertThat(FieldValidator.lineProblem("", 1, 5)).isEqualTo("must have 1 to 5 characters");
        assertThat(FieldValidator.lineProblem(" ", 1, 5)).isEqualTo("must not be blank");
        assertThat(FieldValidator.lineProblem("a\nb", 1, 5)).isEqualTo("must not contain control characters");
        assertThat(FieldValidator.textProblem("a\nb\t", 1, 5)).isNull();
        assertThat(FieldValidator.textProblem("a\u0007", 1, 5)).isEqualTo("must not contain control characters");
    }

    @Test
    void reportsAllProblemsTogether() {
        FieldValidator fieldValidator = new FieldValidator()
                .line("name", "", 1, 5)
                .text("description", null, 0, 5)
                .number("max_restarts", -5, 0, 100)
                .number("game_port", 100, 0, 100);
        assertThatThrownBy(fieldValidator::check)
                .hasMessage("name must have 1 to 5 characters")
                .isInstanceOfSatisfying(LanguardException.class, e -> assertThat(e.details())
                        .containsExactly(
                                new FieldProblem("name", "must have 1 to 5 characters"),
                                new FieldProblem("max_restarts", "must be an integer from 0 to 100")));
    }

    @Test
    void acceptsValidValues() {
        new FieldValidator().line("name", "x", 1, 5).number("port", null, 1, 5).check();
    }
}
