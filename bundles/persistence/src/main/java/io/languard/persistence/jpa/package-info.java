/** Transactions, their errors, and what several stores need of JPA. */
@org.jspecify.annotations.NullMarked
package io.languard.persistence.jpa;
