/** The WebSocket door: what happens, told to whoever subscribes, without waiting for anybody. */
package io.languard.live;
