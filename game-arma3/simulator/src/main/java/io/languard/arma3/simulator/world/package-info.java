/** The simulated game: players, missions, the host's state, and the {@code #} commands that change them. */
@org.jspecify.annotations.NullMarked
package io.languard.arma3.simulator.world;
