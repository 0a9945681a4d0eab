/** Codes of authenticators and recovery codes. */
@org.jspecify.annotations.NullMarked
package io.languard.security.totp;
