/** Limits of requests and login attempts. */
@org.jspecify.annotations.NullMarked
package io.languard.security.limit;
