package io.languard.shell.remote;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.jspecify.annotations.Nullable;

/**
 * Limits the connections on which nobody has logged in yet. If there are too many, the oldest is closed, so that an admin can
 * still log in. Thread-safe.
 */
final class LoginLimiter implements SessionListener {

    static final int MAX_PENDING = 16;

    /** Oldest first. */
    private final Set<Session> waiting = new LinkedHashSet<>();

    @Override
    public void sessionCreated(Session session) {
        Session oldest = register(session);
        if (oldest != null) {
            oldest.close(true);
        }
    }

    @Override
    public void sessionEvent(Session session, Event event) {
        if (event == Event.Authenticated) {
            remove(session);
        }
    }

    @Override
    public void sessionClosed(Session session) {
        remove(session);
    }

    private synchronized @Nullable Session register(Session session) {
        waiting.add(session);
        if (waiting.size() <= MAX_PENDING) {
            return null;
        }
        Session oldest = waiting.iterator().next();
        waiting.remove(oldest);
        return oldest;
    }

    private synchronized void remove(Session session) {
        waiting.remove(session);
    }
}
