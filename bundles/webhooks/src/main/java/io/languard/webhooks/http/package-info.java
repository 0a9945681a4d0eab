/** Sends requests to receivers, whose addresses it checks. */
@org.jspecify.annotations.NullMarked
package io.languard.webhooks.http;
