/** The game's ban list, which holds addresses and names only, and the platform's ledger beside it. */
@org.jspecify.annotations.NullMarked
package io.languard.luanti.ban;
