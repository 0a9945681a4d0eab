/** The simulated game: players, missions, the host's state, and the {@code #} commands that change them. */
package io.languard.arma3.simulator.world;
