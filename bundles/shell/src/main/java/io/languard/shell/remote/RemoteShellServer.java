package io.languard.shell.remote;

import io.languard.service.settings.Settings;
import io.languard.service.user.AuthenticationService;
import io.languard.shell.command.SessionActors;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.sshd.server.SshServer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shell on a port of this machine. */
@Component(service = RemoteShellServer.class, immediate = true)
public final class RemoteShellServer {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteShellServer.class);

    private final AtomicInteger threadNumber = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "languard-shell-" + threadNumber.incrementAndGet());
        thread.setDaemon(true);
        // The SSH library finds parts of itself through it, and must not find those of another copy.
        thread.setContextClassLoader(SshServer.class.getClassLoader());
        return thread;
    });

    private final Settings settings;
    private final CommandProcessor processor;
    private final SessionActors sessionActors;
    private final OpenShellRegistry openShellRegistry;
    private SshServer server;
    private boolean stopped;

    /** Comes and goes: an admin who updates a bundle from his shell must not lose the shell by it. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile AuthenticationService authentication;

    @Activate
    public RemoteShellServer(
            @Reference Settings settings,
            @Reference CommandProcessor processor,
            @Reference SessionActors sessionActors,
            @Reference OpenShellRegistry openShellRegistry) {
        this.settings = settings;
        this.processor = processor;
        this.sessionActors = sessionActors;
        this.openShellRegistry = openShellRegistry;
        if (settings.shellPort() > 0) {
            // Cryptography takes a while to load, and nobody waits for the shell at start.
            threads.execute(this::start);
        }
    }

    private synchronized void start() {
        if (stopped) {
            return;
        }
        int port = settings.shellPort();
        try {
            SshServer fresh = SshServerFactory.create(
                    HostKeyStore.readOrCreate(settings.data()),
                    new AdminAuthenticator(() -> authentication),
                    (channel, line) -> new ExecChannel(processor, sessionActors, threads, openShellRegistry, line),
                    channel -> new ShellChannel(processor, sessionActors, threads, openShellRegistry));
            fresh.setHost(InetAddress.getLoopbackAddress().getHostAddress());
            fresh.setPort(port);
            fresh.start();
            server = fresh;
            LOG.debug("The shell listens on port {}", port);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            LOG.error("The shell can't be opened on LANGUARD_SHELL_PORT {}: {}", port, e.getMessage());
        }
    }

    @Deactivate
    public synchronized void stop() throws IOException {
        stopped = true;
        if (server != null) {
            server.stop(true);
        }
        threads.shutdownNow();
    }

    /** Whether it can be reached. */
    synchronized boolean isOpen() {
        return server != null;
    }
}
