package io.languard.webhooks.http;

import java.io.IOException;

/** The host has no address that a webhook may reach. */
final class RefusedAddressException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedAddressException(String message) {
        super(message);
    }
}
