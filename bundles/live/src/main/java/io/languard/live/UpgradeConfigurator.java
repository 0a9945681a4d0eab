package io.languard.live;

import jakarta.websocket.Endpoint;
import jakarta.websocket.Extension;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;

/**
 * Configures the upgrade of one connection. Disables extensions: compression would run per client on the single
 * writer thread.
 */
final class UpgradeConfigurator extends ServerEndpointConfig.Configurator {

    private final Endpoint endpoint;

    private UpgradeConfigurator(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    static ServerEndpointConfig configFor(Endpoint endpoint) {
        return ServerEndpointConfig.Builder.create(endpoint.getClass(), "/ws/{server_id}")
                .configurator(new UpgradeConfigurator(endpoint))
                .build();
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
        return type.cast(endpoint);
    }

    @Override
    public boolean checkOrigin(String origin) {
        return true;
    }

    @Override
    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
        return requested.contains(Subprotocols.SELECTED) ? Subprotocols.SELECTED : "";
    }

    @Override
    public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
        return List.of();
    }

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        // No additional headers.
    }
}
