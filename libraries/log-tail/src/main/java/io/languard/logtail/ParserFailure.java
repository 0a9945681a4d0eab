package io.languard.logtail;

import java.util.function.Supplier;

/** Thrown if a parser has failed. Never leaves the package. */
final class ParserFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private ParserFailure(RuntimeException cause) {
        super(cause);
    }

    /** Calls a parser; wraps its exceptions to distinguish them from others. */
    static <R> R guard(Supplier<R> call) {
        try {
            return call.get();
        } catch (UnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ParserFailure(e);
        }
    }
}
