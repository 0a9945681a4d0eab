/** What BattlEye says, wherever it is read: listings, messages, identities. */
package io.languard.arma3.battleye;
