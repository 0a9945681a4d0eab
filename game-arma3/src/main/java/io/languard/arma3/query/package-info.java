/** Steam server queries (A2S): what the game tells anybody who asks at the port above its own. */
package io.languard.arma3.query;
