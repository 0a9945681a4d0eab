package io.languard.service.user;

import java.util.List;

/** Codes that each replace a code of the authenticator once. Stored as hashes, and so shown this once. */
public record RecoveryCodes(List<String> recoveryCodes) {

    public RecoveryCodes {
        recoveryCodes = List.copyOf(recoveryCodes);
    }

    /** Leaves out the codes. */
    @Override
    public String toString() {
        return recoveryCodes.size() + " recovery codes";
    }
}
