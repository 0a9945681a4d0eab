/**
 * The HTTP server; the only bundle that depends on Jetty's server.
 *
 * <p>Other bundles register a {@code jakarta.servlet.Servlet} service with the service properties of the OSGi HTTP
 * whiteboard: {@code osgi.http.whiteboard.servlet.pattern}, {@code .name} and {@code .asyncSupported}, and
 * {@code servlet.init.*}. All servlets share one servlet context at {@code /}. In requests, the remote address is that of
 * the client; the attribute {@code languard.forwarded} is {@code true} if that address is unreliable. A servlet that knows
 * a more specific route than its pattern sets the attribute {@code languard.route}, under which the request is counted.
 */
@org.jspecify.annotations.NullMarked
package io.languard.http;
