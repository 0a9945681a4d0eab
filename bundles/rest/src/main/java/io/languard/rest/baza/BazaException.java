package io.languard.rest.baza;

/** A request that does not get as far as the worlds. */
final class BazaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient BazaResponse answer;

    BazaException(BazaResponse answer) {
        super(null, null, false, false);
        this.answer = answer;
    }

    BazaResponse response() {
        return answer;
    }
}
