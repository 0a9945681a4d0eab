/** The game's ban list, which holds addresses and names only. */
package io.languard.luanti.ban;
