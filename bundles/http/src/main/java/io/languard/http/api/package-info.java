/**
 * What the endpoints that speak HTTP share: statuses of errors, the path of a reverse proxy, and WebSocket features
 * that {@code jakarta.websocket} lacks.
 */
@org.jspecify.annotations.NullMarked
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.languard.http.api;
