package io.languard.shell.remote;

import io.languard.service.settings.Settings;
import io.languard.service.user.AuthenticationService;
import io.languard.shell.command.SessionActors;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.sshd.server.SshServer;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The SSH server of the shell. It listens on the loopback interface only. */
@Component(service = RemoteShellServer.class, immediate = true)
public final class RemoteShellServer {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteShellServer.class);

    /** The maximum number of shells and running lines; each takes a thread and the memory of a Gogo session. */
    static final int MAX_SHELLS = 24;

    private static final int THREAD_IDLE_SECONDS = 60;

    private final AtomicInteger threadNumber = new AtomicInteger();
    private final ExecutorService executor = new ThreadPoolExecutor(
            0, MAX_SHELLS, THREAD_IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                Thread thread = new Thread(task, "languard-shell-" + threadNumber.incrementAndGet());
                thread.setDaemon(true);
                // The SSH library looks up its own parts through the context class loader.
                thread.setContextClassLoader(SshServer.class.getClassLoader());
                return thread;
            });

    private final Settings settings;
    private final CommandProcessor processor;
    private final SessionActors sessionActors;
    private final OpenShellRegistry openShellRegistry;
    private @Nullable SshServer server;
    private boolean stopped;

    /** Dynamic, so that an admin who updates a bundle from the shell does not lose the connection. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable AuthenticationService authentication;

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
            // Loading cryptography takes a while, and the platform's start need not wait for it.
            executor.execute(this::start);
        }
    }

    private synchronized void start() {
        if (stopped) {
            return;
        }
        int port = settings.shellPort();
        try {
            SshServer sshServer = SshServerFactory.create(
                    HostKeyStore.readOrCreate(settings.data()),
                    new ShellAuthenticator(() -> authentication, sessionActors),
                    (channel, line) -> new ExecChannel(processor, sessionActors, executor, openShellRegistry, line),
                    channel -> new ShellChannel(processor, sessionActors, executor, openShellRegistry));
            sshServer.setHost(InetAddress.getLoopbackAddress().getHostAddress());
            sshServer.setPort(port);
            sshServer.start();
            server = sshServer;
            LOG.debug("Shell is listening on port {}", port);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            LOG.error("Could not start the shell on LANGUARD_SHELL_PORT {}: {}", port, e.getMessage());
        }
    }

    @Deactivate
    public synchronized void stop() throws IOException {
        stopped = true;
        if (server != null) {
            server.stop(true);
        }
        executor.shutdownNow();
    }

    /** Returns whether the server accepts connections. */
    synchronized boolean isOpen() {
        return server != null;
    }
}
