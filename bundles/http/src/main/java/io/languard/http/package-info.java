/**
 * The HTTP server: the one room that knows Jetty.
 *
 * <p>Other bundles contribute a {@code jakarta.servlet.Servlet} service with the property
 * {@code languard.servlet.pattern}; they meet requests whose remote address is the client's own, and whose attribute
 * {@code languard.forwarded} is {@code true} where that address can't be relied on.
 */
package io.languard.http;
