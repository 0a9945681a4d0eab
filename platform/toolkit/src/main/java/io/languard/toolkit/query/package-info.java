/** Steam server queries (A2S): the UDP protocol in which game servers publish their state and players. */
@org.jspecify.annotations.NullMarked
package io.languard.toolkit.query;
