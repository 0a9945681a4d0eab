/** Queues events and delivers them, in order for each webhook. */
@org.jspecify.annotations.NullMarked
package io.languard.webhooks.delivery;
