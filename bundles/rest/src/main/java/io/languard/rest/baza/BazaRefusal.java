package io.languard.rest.baza;

/** A request that does not get as far as the worlds. */
final class BazaRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient BazaAnswer answer;

    BazaRefusal(BazaAnswer answer) {
        super(null, null, false, false);
        this.answer = answer;
    }

    BazaAnswer answer() {
        return answer;
    }
}
