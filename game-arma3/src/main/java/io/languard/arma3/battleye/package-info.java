/** Parsers of BattlEye's listings, messages and identities, used for both RCon and the console. */
@org.jspecify.annotations.NullMarked
package io.languard.arma3.battleye;
