/** A simulator of an Arma 3 dedicated server: its start, its control and its end. */
@org.jspecify.annotations.NullMarked
package io.languard.arma3.simulator;
