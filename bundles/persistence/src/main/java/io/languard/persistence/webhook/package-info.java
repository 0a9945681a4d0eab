/** Webhooks and their deliveries. */
@org.jspecify.annotations.NullMarked
package io.languard.persistence.webhook;
