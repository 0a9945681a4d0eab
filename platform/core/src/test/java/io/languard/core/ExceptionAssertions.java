package io.languard.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Checks of what is refused. */
public final class ExceptionAssertions {

    private ExceptionAssertions() {}

    /** The call must fail with this code; gives the exception for a closer look. */
    public static LanguardException assertRefused(ErrorCode code, ThrowingCallable call) {
        LanguardException refusal = catchThrowableOfType(LanguardException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(code);
        return refusal;
    }
}
