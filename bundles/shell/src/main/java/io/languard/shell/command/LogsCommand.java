package io.languard.shell.command;

import io.languard.api.log.LogLevel;
import io.languard.service.log.LogLine;
import io.languard.service.log.LogQuery;
import io.languard.service.log.ServerLogService;
import io.languard.service.server.ServerService;
import io.languard.service.user.Actor;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import io.languard.shell.print.TerminalSanitizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows stored lines, so a game that has ended can be examined as well as one that runs. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "logs")
public final class LogsCommand extends ShellCommand {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 1000;

    private final ServerLogService serverLogService;
    private final ServerService serverService;
    private final LogUpdateListener logUpdates;
    private final SessionActors sessionActors;

    @Activate
    public LogsCommand(
            @Reference ServerLogService serverLogService,
            @Reference ServerService serverService,
            @Reference LogUpdateListener logUpdates,
            @Reference SessionActors sessionActors) {
        super(
                "logs",
                "ID [-f] [--level LEVEL] [--search TEXT] [--limit NUMBER]",
                "Shows the last lines of a game server's log, oldest first; with -f follows the log until Ctrl-C.",
                Permission.SERVER_VIEW);
        this.serverLogService = serverLogService;
        this.serverService = serverService;
        this.logUpdates = logUpdates;
        this.sessionActors = sessionActors;
    }

    @Override
    protected @Nullable CommandResult run(CommandInvocation invocation) throws InterruptedException {
        Actor actor = sessionActors.of(invocation.session());
        int id = serverService.get(actor, invocation.number(0)).id();
        int limit = invocation.number("--limit").orElse(DEFAULT_LIMIT);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new UsageException("--limit must be from 1 to " + MAX_LIMIT);
        }
        LogLevel level = invocation.option("--level").map(LogsCommand::level).orElse(null);
        String search = invocation.option("--search").orElse(null);
        if (invocation.flag("-f")) {
            follow(invocation, actor, id, level, search, limit);
            return null;
        }
        List<LogLine> lines = last(actor, id, level, search, limit);
        return CommandResult.done(
                lines.stream().map(ShellJsonCodec::toModel).toList(),
                lines.stream().map(LogsCommand::text).collect(Collectors.joining("\n")),
                invocation.json());
    }

    /** Prints from the store and uses updates only as a wake-up signal, so no line is missed or repeated. */
    private void follow(
            CommandInvocation invocation,
            Actor actor,
            int id,
            @Nullable LogLevel level,
            @Nullable String search,
            int limit)
            throws InterruptedException {
        CommandSession session = invocation.session();
        try (LogUpdateListener.LogSubscription subscription = logUpdates.subscribe(id)) {
            long lastId = print(invocation, last(actor, id, level, search, limit));
            while (!session.getConsole().checkError()) {
                subscription.await();
                serverService.get(actor, id); // throws once the server is deleted
                lastId = Math.max(lastId, print(invocation, since(actor, lastId, id, level, search)));
            }
        }
    }

    private List<LogLine> since(Actor actor, long lastId, int id, @Nullable LogLevel level, @Nullable String search) {
        List<LogLine> lines = new ArrayList<>();
        for (int offset = 0; ; offset += MAX_LIMIT) {
            List<LogLine> page = serverLogService
                    .query(actor, id, new LogQuery(level, null, search, MAX_LIMIT, offset))
                    .lines();
            for (LogLine line : page) {
                if (line.id() <= lastId) {
                    Collections.reverse(lines);
                    return lines;
                }
                lines.add(line);
            }
            if (page.size() < MAX_LIMIT || lines.size() >= 10 * MAX_LIMIT) {
                Collections.reverse(lines);
                return lines;
            }
        }
    }

    private List<LogLine> last(Actor actor, int id, @Nullable LogLevel level, @Nullable String search, int limit) {
        List<LogLine> lines = new ArrayList<>(serverLogService
                .query(actor, id, new LogQuery(level, null, search, limit, 0))
                .lines());
        Collections.reverse(lines);
        return lines;
    }

    /** Prints the lines and returns the id of the last one, or 0 if there are none. */
    private static long print(CommandInvocation invocation, List<LogLine> lines) {
        long lastId = 0;
        for (LogLine line : lines) {
            invocation
                    .session()
                    .getConsole()
                    .println(invocation.json() ? ShellJsonCodec.writeLine(ShellJsonCodec.toModel(line)) : text(line));
            lastId = line.id();
        }
        invocation.session().getConsole().flush();
        return lastId;
    }

    private static String text(LogLine line) {
        return line.time() + " " + line.level().name().toLowerCase(Locale.ROOT) + " "
                + TerminalSanitizer.sanitizeLines(line.message());
    }

    private static LogLevel level(String name) {
        return Arrays.stream(LogLevel.values())
                .filter(level -> level.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("--level must be one of debug, info, warning, error"));
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? CompletionSource.serverIds(serverService, sessionActors.of(session)) : List.of();
    }
}
