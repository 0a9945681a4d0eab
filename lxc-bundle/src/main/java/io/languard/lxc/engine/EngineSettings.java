package io.languard.lxc.engine;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How to reach the engine.
 *
 * @param socket the socket of the local engine; the usual locations are tried if empty
 * @param remotes an engine on another machine or the members of a cluster, used instead of the socket
 * @param clientCertificate the certificate that authenticates the platform to a remote engine
 * @param clientKey the private key of that certificate
 * @param serverCertificate the certificate expected from a remote engine; one of a known authority if empty
 * @param project the engine's project that all operations use
 */
public record EngineSettings(
        Optional<Path> socket,
        List<URI> remotes,
        Optional<Path> clientCertificate,
        Optional<Path> clientKey,
        Optional<Path> serverCertificate,
        String project) {

    /** The project that exists in every engine. */
    public static final String DEFAULT_PROJECT = "default";

    /** Returns settings for the local engine at this socket, or at one of the usual locations. */
    public static EngineSettings local(Optional<Path> socket) {
        return new EngineSettings(
                socket, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), DEFAULT_PROJECT);
    }

    /** Creates a connection whose client has not been started. */
    EngineConnection createConnection() {
        if (remotes.isEmpty()) {
            return new LocalEngineConnection(
                    socket.map(EngineSocketLocator::at).orElseGet(() -> EngineSocketLocator.defaults(System.getenv())));
        }
        return new RemoteEngineConnection(
                remotes, new EngineTlsContextFactory(clientCertificate, clientKey, serverCertificate));
    }
}
