package io.languard.shell.remote;

import io.languard.ports.event.EventListener;
import io.languard.ports.event.PlatformEvent;
import io.languard.ports.event.PlatformEvent.Audited;
import io.languard.shell.session.Interactive;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;

/** The shells that people have open; those of a user end when his tokens do. */
@Component(service = {OpenShells.class, EventListener.class})
public final class OpenShells implements EventListener {

    private static final Set<String> ENDS = Set.of("user_deleted", "password_changed", "password_reset");

    private final Map<Interactive, String> shells = new ConcurrentHashMap<>();

    void add(Interactive shell, String username) {
        shells.put(shell, username);
    }

    void remove(Interactive shell) {
        shells.remove(shell);
    }

    @Override
    public void on(PlatformEvent event) {
        if (event instanceof Audited audited && ENDS.contains(audited.type())) {
            Object username = audited.detail().get("username");
            shells.forEach((shell, user) -> {
                if (user.equals(username)) {
                    shell.end();
                }
            });
        }
    }
}
