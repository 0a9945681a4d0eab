package io.languard.shell.command;

import io.languard.api.log.LogLevel;
import io.languard.ports.log.LogLine;
import io.languard.ports.log.LogQuery;
import io.languard.ports.log.Logs;
import io.languard.ports.server.Servers;
import io.languard.shell.print.Answer;
import io.languard.shell.print.Json;
import io.languard.shell.print.Models;
import io.languard.shell.print.Plain;
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
    private static final int MOST = 1000;

    private final Logs logs;
    private final Servers servers;
    private final LogNews news;

    @Activate
    public LogsCommand(@Reference Logs logs, @Reference Servers servers, @Reference LogNews news) {
        super(
                "logs",
                "ID [-f] [--level LEVEL] [--search TEXT] [--limit NUMBER]",
                "Shows the last lines of a game server's log, oldest first; with -f also what comes, until Ctrl-C.");
        this.logs = logs;
        this.servers = servers;
        this.news = news;
    }

    @Override
    protected Answer run(Call call) throws InterruptedException {
        int id = servers.get(call.number(0)).id();
        int limit = call.number("--limit").orElse(USUAL);
        if (limit < 1 || limit > MOST) {
            throw new UsageException("--limit is from 1 to " + MOST);
        }
        LogLevel level = call.option("--level").map(LogsCommand::level).orElse(null);
        String search = call.option("--search").orElse(null);
        if (call.flag("-f")) {
            follow(call, id, level, search, limit);
            return null;
        }
        List<LogLine> lines = last(id, level, search, limit);
        return Answer.done(
                lines.stream().map(Models::log).toList(),
                lines.stream().map(LogsCommand::text).collect(Collectors.joining("\n")),
                call.json());
    }

    /** News only wakes: what is printed is what is stored, so no line is missed or doubled. */
    private void follow(Call call, int id, LogLevel level, String search, int limit) throws InterruptedException {
        CommandSession session = call.session();
        try (LogNews.Watch watch = news.watch(id)) {
            long seen = print(call, last(id, level, search, limit));
            while (!session.getConsole().checkError()) {
                watch.await();
                servers.get(id); // ends with an error once the server is deleted
                seen = Math.max(seen, print(call, since(seen, id, level, search)));
            }
        }
    }

    private List<LogLine> since(long seen, int id, LogLevel level, String search) {
        List<LogLine> news = new ArrayList<>();
        for (int offset = 0; ; offset += MOST) {
            List<LogLine> page = logs.query(id, new LogQuery(level, null, search, MOST, offset))
                    .lines();
            for (LogLine line : page) {
                if (line.id() <= seen) {
                    Collections.reverse(news);
                    return news;
                }
                news.add(line);
            }
            if (page.size() < MOST || news.size() >= 10 * MOST) {
                Collections.reverse(news);
                return news;
            }
        }
    }

    private List<LogLine> last(int id, LogLevel level, String search, int limit) {
        List<LogLine> lines = new ArrayList<>(
                logs.query(id, new LogQuery(level, null, search, limit, 0)).lines());
        Collections.reverse(lines);
        return lines;
    }

    /** Prints lines and gives the id of the last. */
    private static long print(Call call, List<LogLine> lines) {
        long last = 0;
        for (LogLine line : lines) {
            call.session().getConsole().println(call.json() ? Json.writeLine(Models.log(line)) : text(line));
            last = line.id();
        }
        call.session().getConsole().flush();
        return last;
    }

    private static String text(LogLine line) {
        return line.time() + " " + line.level().name().toLowerCase(Locale.ROOT) + " " + Plain.lines(line.message());
    }

    private static LogLevel level(String name) {
        return Arrays.stream(LogLevel.values())
                .filter(level -> level.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("--level is one of debug, info, warning, error"));
    }

    @Override
    public List<String> suggestions(int position, List<String> given) {
        return position == 0 ? Suggestions.serverIds(servers) : List.of();
    }
}
