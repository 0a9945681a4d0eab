/** What the game writes. */
package io.languard.arma3.log;
