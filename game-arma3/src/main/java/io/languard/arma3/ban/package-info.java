/** BattlEye's ban list. */
package io.languard.arma3.ban;
