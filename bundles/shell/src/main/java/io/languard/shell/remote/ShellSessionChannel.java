package io.languard.shell.remote;

import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.server.channel.ChannelSession;

/** A channel that ignores the client's environment variables: the shell has no use for them, and there may be any number. */
final class ShellSessionChannel extends ChannelSession {

    @Override
    protected RequestHandler.Result handleEnvParsed(String name, String value) {
        return RequestHandler.Result.ReplyFailure;
    }
}
