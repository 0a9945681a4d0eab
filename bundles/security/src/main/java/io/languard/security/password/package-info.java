/** Hashing of passwords. */
@org.jspecify.annotations.NullMarked
package io.languard.security.password;
