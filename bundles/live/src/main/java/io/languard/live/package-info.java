/** The WebSocket endpoint: pushes events to subscribed clients without blocking on any of them. */
@org.jspecify.annotations.NullMarked
package io.languard.live;
