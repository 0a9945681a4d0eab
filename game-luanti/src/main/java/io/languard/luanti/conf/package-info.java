/** The engine's settings syntax, which minetest.conf, world.mt and mod.conf share. */
@org.jspecify.annotations.NullMarked
package io.languard.luanti.conf;
