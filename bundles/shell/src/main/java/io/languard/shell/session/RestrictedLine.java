package io.languard.shell.session;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.user.Permission;
import io.languard.shell.command.CommandRegistry;
import io.languard.shell.command.SessionActors;
import io.languard.shell.command.ShellCommand;
import io.languard.shell.command.UsageException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.felix.gogo.runtime.Parser;
import org.apache.felix.gogo.runtime.Parser.Statement;
import org.apache.felix.service.command.CommandSession;
import org.jline.reader.ParsedLine;
import org.jline.reader.impl.DefaultParser;
import org.jspecify.annotations.Nullable;

/**
 * One command of Languard with its words, for those who are not admins. Gogo does not interpret it, since its language
 * calls any method of any object, and so reaches everything that the platform can do.
 */
final class RestrictedLine {

    private RestrictedLine() {}

    /**
     * Runs one command.
     *
     * @throws UsageException if the line is more than words, or there is no such command
     * @throws LanguardException {@code FORBIDDEN} if the session may not use the command
     */
    static @Nullable Object execute(CommandSession session, SessionActors sessionActors, String line)
            throws InterruptedException {
        if (new Parser(line).program().tokens().stream().anyMatch(part -> !(part instanceof Statement))) {
            throw new UsageException("Pipes and background jobs are for admins only");
        }
        ParsedLine parsed = new DefaultParser().parse(line, line.length());
        List<String> words =
                parsed.words().stream().filter(word -> !word.isEmpty()).toList();
        if (words.isEmpty()) {
            return null;
        }
        ShellCommand command = CommandRegistry.find(session, words.get(0))
                .orElseThrow(() -> new UsageException("Unknown command '" + words.get(0) + "'"));
        if (!sessionActors.mayUse(session, command)) {
            throw new LanguardException(
                    ErrorCode.FORBIDDEN,
                    "Requires the permission "
                            + command.permissions().stream()
                                    .map(Permission::wireName)
                                    .collect(Collectors.joining(" or ")));
        }
        return command.execute(session, List.copyOf(words.subList(1, words.size())));
    }
}
