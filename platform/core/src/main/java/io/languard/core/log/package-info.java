/** Follows, stores and publishes the servers' logs. */
@org.jspecify.annotations.NullMarked
package io.languard.core.log;
