/** What can be configured, and the files minetest.conf and world.mt. */
package io.languard.luanti.settings;
