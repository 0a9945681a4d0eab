package io.languard.shell.remote;

import io.languard.service.user.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/** Base class of SSH channels that run a Gogo session, for scripts and for people. */
abstract class SshChannel implements Command {

    private final Executor executor;
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();
    private OutputStream err = OutputStream.nullOutputStream();
    private @Nullable ExitCallback exit;
    private volatile @Nullable Thread worker;

    SshChannel(Executor executor) {
        this.executor = executor;
    }

    /**
     * Serves this channel on a thread of its own.
     *
     * @return the exit status
     */
    abstract int serve(
            Supplier<Actor> actor, Environment environment, InputStream in, OutputStream out, OutputStream err)
            throws IOException;

    @Override
    public final void start(ChannelSession channel, Environment environment) {
        Supplier<Actor> actor = channel.getSession().getAttribute(ShellAuthenticator.ACTOR);
        try {
            executor.execute(() -> run(actor, environment));
        } catch (RejectedExecutionException e) {
            exit(1, "Too many shells are open");
        }
    }

    private void run(Supplier<Actor> actor, Environment environment) {
        worker = Thread.currentThread();
        int status = 1;
        try {
            status = serve(actor, environment, in, out, err);
            out.flush();
            err.flush();
        } catch (IOException e) {
            // The client has disconnected; there is no one to report to.
        } finally {
            worker = null;
            exit(status, "");
        }
    }

    private void exit(int status, String reason) {
        if (exit != null) {
            exit.onExit(status, reason);
        }
    }

    /** Called when the client has disconnected. */
    @Override
    public void destroy(ChannelSession channel) {
        interrupt();
    }

    /** Interrupts the running command, as Ctrl-C does. */
    final void interrupt() {
        Thread thread = worker;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public final void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public final void setOutputStream(OutputStream stream) {
        out = new FailFastOutputStream(stream);
    }

    @Override
    public final void setErrorStream(OutputStream stream) {
        err = new FailFastOutputStream(stream);
    }

    @Override
    public final void setExitCallback(ExitCallback callback) {
        exit = callback;
    }
}
