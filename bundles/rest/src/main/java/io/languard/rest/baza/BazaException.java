package io.languard.rest.baza;

/** A request that is rejected before it reaches the world service. */
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
