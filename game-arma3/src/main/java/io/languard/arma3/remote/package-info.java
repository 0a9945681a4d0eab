/** Remote admin: translates the platform's requests into BattlEye commands. */
package io.languard.arma3.remote;
