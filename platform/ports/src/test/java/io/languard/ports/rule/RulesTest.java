package io.languard.ports.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import org.junit.jupiter.api.Test;

class RulesTest {

    @Test
    void linesHaveALengthAndNoControlCharacters() {
        assertThat(Rules.lineProblem("😀".repeat(5), 1, 5)).isNull();
        assertThat(Rules.lineProblem("", 0, 5)).isNull();
        assertThat(Rules.lineProblem("x".repeat(6), 1, 5)).isEqualTo("must have 1 to 5 characters");
        assertThat(Rules.lineProblem("", 1, 5)).isEqualTo("must have 1 to 5 characters");
        assertThat(Rules.lineProblem(" ", 1, 5)).isEqualTo("must not be blank");
        assertThat(Rules.lineProblem("a\nb", 1, 5)).isEqualTo("must not hold control characters");
        assertThat(Rules.textProblem("a\nb\t", 1, 5)).isNull();
        assertThat(Rules.textProblem("a\u0007", 1, 5)).isEqualTo("must not hold control characters");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        Rules rules = new Rules()
                .line("name", "", 1, 5)
                .text("description", null, 0, 5)
                .number("max_restarts", -5, 0, 100)
                .number("game_port", 100, 0, 100);
        assertThatThrownBy(rules::check)
                .hasMessage("name must have 1 to 5 characters")
                .isInstanceOfSatisfying(LanguardException.class, e -> assertThat(e.details())
                        .containsExactly(
                                new FieldProblem("name", "must have 1 to 5 characters"),
                                new FieldProblem("max_restarts", "must be an integer from 0 to 100")));
    }

    @Test
    void whatIsRightPasses() {
        new Rules().line("name", "x", 1, 5).number("port", null, 1, 5).check();
    }
}
