/**
 * A client for the container engine, LXD or Incus, through the REST API that both share.
 *
 * <p>Facts about the API are from the LXD documentation, "REST API" (API structure, return values, background
 * operations, {@code /1.0/instances}, {@code /1.0/operations}, {@code /1.0/events}), and from experiments with LXD
 * 5.0.2.
 */
@org.jspecify.annotations.NullMarked
package io.languard.lxc.engine;
