/** The configuration sections and the renderers of minetest.conf and world.mt. */
@org.jspecify.annotations.NullMarked
package io.languard.luanti.settings;
