/** The engine's settings syntax, which minetest.conf, world.mt and mod.conf share. */
package io.languard.luanti.conf;
