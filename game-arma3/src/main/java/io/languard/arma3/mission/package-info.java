/** Validation of mission files. */
@org.jspecify.annotations.NullMarked
package io.languard.arma3.mission;
