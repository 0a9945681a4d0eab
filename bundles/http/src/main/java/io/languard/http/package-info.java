/**
 * The HTTP server: the one room that knows Jetty.
 *
 * <p>Other bundles contribute a {@code jakarta.servlet.Servlet} service with the property
 * {@code languard.servlet.pattern}; they meet requests whose remote address is the client's own, and whose attribute
 * {@code languard.forwarded} is {@code true} where that address can't be relied on. A servlet that knows better than its
 * pattern what a request was for says so with the attribute {@code languard.route}, under which it is counted.
 */
package io.languard.http;
