/** Steam server queries (A2S): the UDP protocol in which game servers publish their state and players. */
package io.languard.toolkit.query;
