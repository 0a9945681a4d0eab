/** The game's ban list, which holds addresses and names only, and the platform's ledger beside it. */
package io.languard.luanti.ban;
