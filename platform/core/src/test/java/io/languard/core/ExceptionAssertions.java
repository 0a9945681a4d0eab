package io.languard.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Assertions about calls that fail with an error code. */
public final class ExceptionAssertions {

    private ExceptionAssertions() {}

    /** Asserts that a call fails with this code, and returns the exception for further assertions. */
    public static LanguardException assertRefused(ErrorCode code, ThrowingCallable call) {
        LanguardException refusal = catchThrowableOfType(LanguardException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(code);
        return refusal;
    }
}
