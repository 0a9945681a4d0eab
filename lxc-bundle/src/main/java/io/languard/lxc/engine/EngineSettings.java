package io.languard.lxc.engine;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the engine is reached.
 *
 * @param socket this machine's engine; the usual sockets are looked at where empty
 * @param remotes an engine on another machine or a cluster's members, instead of the socket
 * @param clientCertificate what a remote engine knows us by
 * @param clientKey its private key
 * @param serverCertificate what a remote engine must show; one of a known authority where empty
 * @param project the engine's project in which everything happens
 */
public record EngineSettings(
        Optional<Path> socket,
        List<URI> remotes,
        Optional<Path> clientCertificate,
        Optional<Path> clientKey,
        Optional<Path> serverCertificate,
        String project) {

    /** The project that every engine has. */
    public static final String DEFAULT_PROJECT = "default";

    /** This machine's engine at this socket, or at a usual one. */
    public static EngineSettings local(Optional<Path> socket) {
        return new EngineSettings(
                socket, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), DEFAULT_PROJECT);
    }

    /** Our end of the line, before it is started. */
    EngineConnection createConnection() {
        if (remotes.isEmpty()) {
            return new LocalEngineConnection(
                    socket.map(EngineSocketLocator::at).orElseGet(() -> EngineSocketLocator.defaults(System.getenv())));
        }
        return new RemoteEngineConnection(
                remotes, new EngineTlsContextFactory(clientCertificate, clientKey, serverCertificate));
    }
}
