/** Tokens and their sessions. */
@org.jspecify.annotations.NullMarked
package io.languard.security.session;
