/** What is sent to receivers. */
@org.jspecify.annotations.NullMarked
package io.languard.webhooks.message;
