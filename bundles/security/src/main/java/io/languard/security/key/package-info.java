/** The secret key of the installation, and what is derived from it. */
@org.jspecify.annotations.NullMarked
package io.languard.security.key;
