package io.languard.shell.command;

import io.languard.api.log.LogLevel;
import io.languard.service.log.LogLine;
import io.languard.service.log.LogQuery;
import io.languard.service.log.ServerLogService;
import io.languard.service.server.ServerService;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.JsonModels;
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
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "logs")
public final class LogsCommand extends ShellCommand {

    private static final int USUAL = 50;
    private static final int MAX_LIMIT = 1000;

    private final ServerLogService serverLogService;
    private final ServerService serverService;
    private final LogUpdateListener news;

    @Activate
    public LogsCommand(
            @Reference ServerLogService serverLogService,
            @Reference ServerService serverService,
            @Reference LogUpdateListener news) {
        super(
                "logs",
                "ID [-f] [--level LEVEL] [--search TEXT] [--limit NUMBER]",
                "Shows the last lines of a game server's log, oldest first; with -f also what comes, until Ctrl-C.");
        this.serverLogService = serverLogService;
        this.serverService = serverService;
        this.news = news;
    }

    @Override
    protected CommandResult run(CommandInvocation commandInvocation) throws InterruptedException {
        int id = serverService.get(commandInvocation.number(0)).id();
        int limit = commandInvocation.number("--limit").orElse(USUAL);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new UsageException("--limit is from 1 to " + MAX_LIMIT);
        }
        LogLevel level =
                commandInvocation.option("--level").map(LogsCommand::level).orElse(null);
        String search = commandInvocation.option("--search").orElse(null);
        if (commandInvocation.flag("-f")) {
            follow(commandInvocation, id, level, search, limit);
            return null;
        }
        List<LogLine> lines = last(id, level, search, limit);
        return CommandResult.done(
                lines.stream().map(JsonModels::log).toList(),
                lines.stream().map(LogsCommand::text).collect(Collectors.joining("\n")),
                commandInvocation.json());
    }

    /** News only wakes: what is printed is what is stored, so no line is missed or doubled. */
    private void follow(CommandInvocation commandInvocation, int id, LogLevel level, String search, int limit)
            throws InterruptedException {
        CommandSession session = commandInvocation.session();
        try (LogUpdateListener.LogSubscription logSubscription = news.subscribe(id)) {
            long seen = print(commandInvocation, last(id, level, search, limit));
            while (!session.getConsole().checkError()) {
                logSubscription.await();
                serverService.get(id); // ends with an error once the server is deleted
                seen = Math.max(seen, print(commandInvocation, since(seen, id, level, search)));
            }
        }
    }

    private List<LogLine> since(long seen, int id, LogLevel level, String search) {
        List<LogLine> news = new ArrayList<>();
        for (int offset = 0; ; offset += MAX_LIMIT) {
            List<LogLine> page = serverLogService
                    .query(id, new LogQuery(level, null, search, MAX_LIMIT, offset))
                    .lines();
            for (LogLine line : page) {
                if (line.id() <= seen) {
                    Collections.reverse(news);
                    return news;
                }
                news.add(line);
            }
            if (page.size() < MAX_LIMIT || news.size() >= 10 * MAX_LIMIT) {
                Collections.reverse(news);
                return news;
            }
        }
    }

    private List<LogLine> last(int id, LogLevel level, String search, int limit) {
        List<LogLine> lines = new ArrayList<>(serverLogService
                .query(id, new LogQuery(level, null, search, limit, 0))
                .lines());
        Collections.reverse(lines);
        return lines;
    }

    /** Prints lines and gives the id of the last. */
    private static long print(CommandInvocation commandInvocation, List<LogLine> lines) {
        long last = 0;
        for (LogLine line : lines) {
            commandInvocation
                    .session()
                    .getConsole()
                    .println(commandInvocation.json() ? ShellJsonCodec.writeLine(JsonModels.log(line)) : text(line));
            last = line.id();
        }
        commandInvocation.session().getConsole().flush();
        return last;
    }

    private static String text(LogLine line) {
        return line.time() + " " + line.level().name().toLowerCase(Locale.ROOT) + " "
                + TerminalSanitizer.sanitizeLines(line.message());
    }

    private static LogLevel level(String name) {
        return Arrays.stream(LogLevel.values())
                .filter(level -> level.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("--level is one of debug, info, warning, error"));
    }

    @Override
    public List<String> suggestions(int position, List<String> given) {
        return position == 0 ? CompletionSource.serverIds(serverService) : List.of();
    }
}
