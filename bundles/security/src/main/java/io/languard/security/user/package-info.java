/** User accounts and authentication. */
@org.jspecify.annotations.NullMarked
package io.languard.security.user;
