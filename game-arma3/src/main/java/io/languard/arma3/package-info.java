/** The Arma 3 adapter: what the platform sees of the game, and where its files lie. */
package io.languard.arma3;
