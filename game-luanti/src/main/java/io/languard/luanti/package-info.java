/** The Luanti (Minetest) adapter: what the platform sees of the game, and where its files lie. */
package io.languard.luanti;
