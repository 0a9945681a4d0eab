/** BattlEye's ban list. */
@org.jspecify.annotations.NullMarked
package io.languard.arma3.ban;
