/** The use cases of webhooks. */
@org.jspecify.annotations.NullMarked
package io.languard.webhooks;
