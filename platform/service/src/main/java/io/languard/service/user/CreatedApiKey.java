package io.languard.service.user;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A key that has just been created.
 *
 * @param key what the client sends as its token; not stored, and so shown this once
 */
public record CreatedApiKey(@JsonUnwrapped ApiKey apiKey, String key) {

    /** Leaves out the key. */
    @Override
    public String toString() {
        return apiKey.toString();
    }
}
