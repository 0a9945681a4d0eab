/** The engine's own syntax of settings, which minetest.conf, world.mt and mod.conf share. */
package io.languard.luanti.conf;
