/** Remote admin: translates the platform's requests into BattlEye commands. */
@org.jspecify.annotations.NullMarked
package io.languard.arma3.remote;
