/** Remote admin: what the platform asks, in BattlEye's words. */
package io.languard.arma3.remote;
