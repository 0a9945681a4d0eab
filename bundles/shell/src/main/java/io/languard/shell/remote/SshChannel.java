package io.languard.shell.remote;

import io.languard.service.user.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** What an SSH channel and a Gogo session have to do with each other, whoever types on the other side. */
abstract class SshChannel implements Command {

    private final Executor threads;
    private InputStream in;
    private OutputStream out;
    private OutputStream err;
    private ExitCallback exit;
    private volatile Thread worker;

    SshChannel(Executor threads) {
        this.threads = threads;
    }

    /**
     * Does the work of this channel, on a thread of its own.
     *
     * @return the exit status
     */
    abstract int serve(Actor actor, Environment environment, InputStream in, OutputStream out, OutputStream err)
            throws IOException;

    @Override
    public final void start(ChannelSession channel, Environment environment) {
        Actor actor = channel.getSession().getAttribute(AdminAuthenticator.ACTOR);
        threads.execute(() -> run(actor, environment));
    }

    private void run(Actor actor, Environment environment) {
        worker = Thread.currentThread();
        int status = 1;
        try {
            status = serve(actor, environment, in, out, err);
            out.flush();
            err.flush();
        } catch (IOException e) {
            // The other side is gone; nobody is left to be told.
        } finally {
            worker = null;
            exit.onExit(status);
        }
    }

    /** The other side is gone. */
    @Override
    public void destroy(ChannelSession channel) {
        interrupt();
    }

    /** Ends what is being done as Ctrl-C would. */
    final void interrupt() {
        Thread working = worker;
        if (working != null) {
            working.interrupt();
        }
    }

    @Override
    public final void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public final void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public final void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public final void setExitCallback(ExitCallback callback) {
        exit = callback;
    }
}
