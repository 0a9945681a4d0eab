/** The WebSocket endpoint: pushes events to subscribed clients without blocking on any of them. */
package io.languard.live;
