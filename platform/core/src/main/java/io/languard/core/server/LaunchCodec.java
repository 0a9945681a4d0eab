package io.languard.core.server;

import io.languard.core.JsonCodec;
import io.languard.spi.secret.SecretBox;
import io.languard.spi.server.ServerRecord;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Converts launches to the form in which they are stored with a server's run state, and back. The whole text is
 * encrypted, because it contains secrets and must be readable while the adapter, which knows them, is unavailable.
 */
@Component(service = LaunchCodec.class)
public class LaunchCodec {

    private final SecretBox box;

    @Activate
    public LaunchCodec(@Reference SecretBox box) {
        this.box = box;
    }

    /** Returns the stored form of a launch. */
    public String encode(int serverId, Launch launch) {
        return box.seal(JsonCodec.write(launch), context(serverId));
    }

    /** Returns what the latest process of a server was started with, if that is known. */
    public Optional<Launch> decode(ServerRecord record) {
        return Optional.ofNullable(record.runState().launch())
                .map(stored -> JsonCodec.read(box.open(stored, context(record.id())), Launch.class));
    }

    /** Returns what the current process of a server was started with; empty if it has none or that is not known. */
    public Optional<Launch> decodeActive(ServerRecord record) {
        return record.status().isActive() ? decode(record) : Optional.empty();
    }

    private static String context(int serverId) {
        return "server/" + serverId + "/launch";
    }
}
