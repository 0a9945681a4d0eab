/** Users and the sessions of their tokens. */
@org.jspecify.annotations.NullMarked
package io.languard.persistence.user;
