package io.languard.rest.baza;

/** A request that is rejected before it reaches the world service. */
final class BazaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient BazaResponse response;

    BazaException(BazaResponse response) {
        super(null, null, false, false);
        this.response = response;
    }

    BazaResponse response() {
        return response;
    }
}
