/** Runs work that takes longer than a request. */
@org.jspecify.annotations.NullMarked
package io.languard.core.job;
