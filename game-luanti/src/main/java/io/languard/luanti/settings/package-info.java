/** The configuration sections and the renderers of minetest.conf and world.mt. */
package io.languard.luanti.settings;
