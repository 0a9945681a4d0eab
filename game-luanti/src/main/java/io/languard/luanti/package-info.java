/** The Luanti (Minetest) adapter: its entry point, the paths of its files and its configuration. */
package io.languard.luanti;
