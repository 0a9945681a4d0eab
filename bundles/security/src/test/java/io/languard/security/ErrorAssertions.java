package io.languard.security;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;

/** Assertions about coded errors. */
public final class ErrorAssertions {

    private ErrorAssertions() {}

    public static ThrowableAssertAlternative<LanguardException> assertError(ErrorCode code, ThrowingCallable call) {
        return assertThatExceptionOfType(LanguardException.class)
                .isThrownBy(call)
                .matches(error -> error.code() == code, "has code " + code);
    }
}
