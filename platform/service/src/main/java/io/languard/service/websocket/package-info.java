/** What the HTTP server can do for open WebSockets that their standard has no word for. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.languard.service.websocket;
