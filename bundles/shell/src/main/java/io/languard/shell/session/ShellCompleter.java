package io.languard.shell.session;

import io.languard.shell.command.CommandRegistry;
import io.languard.shell.command.SessionActors;
import io.languard.shell.command.ShellCommand;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.felix.service.command.CommandSession;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes the names of the commands that the session may use and the arguments of Languard's own. */
final class ShellCompleter implements Completer {

    private final CommandSession session;
    private final SessionActors sessionActors;

    ShellCompleter(CommandSession session, SessionActors sessionActors) {
        this.session = session;
        this.sessionActors = sessionActors;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        Collection<String> words = line.wordIndex() == 0 ? names(line.word()) : arguments(line);
        for (String word : words) {
            // A candidate such as "key=" is not followed by a blank.
            boolean complete = !word.endsWith("=");
            candidates.add(new Candidate(word, word, null, null, null, null, complete));
        }
    }

    private Collection<String> names(String prefix) {
        boolean scoped = prefix.indexOf(':') >= 0;
        Collection<String> names = new TreeSet<>();
        CommandRegistry.languardCommands(session).stream()
                .filter(command -> sessionActors.mayUse(session, command))
                .forEach(command ->
                        names.add((scoped ? "languard:" : "") + command.usage().name()));
        if (sessionActors.isUnrestricted(session)) {
            CommandRegistry.otherCommands(session)
                    .forEach(name -> names.add(scoped ? name : name.substring(name.indexOf(':') + 1)));
        }
        return names;
    }

    private Collection<String> arguments(ParsedLine line) {
        return CommandRegistry.find(session, line.words().get(0))
                .map(command -> line.word().startsWith("--") ? options(command) : suggestions(command, line))
                .orElseGet(List::of);
    }

    private static Collection<String> options(ShellCommand command) {
        Collection<String> options = new TreeSet<>(command.usage().flags());
        options.addAll(command.usage().options());
        return options;
    }

    private Collection<String> suggestions(ShellCommand command, ParsedLine line) {
        List<String> preceding = new ArrayList<>(line.words().subList(1, line.wordIndex()));
        preceding.removeIf(word -> word.startsWith("--"));
        if (command.usage().name().equals("help")) {
            return names("");
        }
        try {
            return command.suggestions(session, preceding.size(), preceding);
        } catch (RuntimeException e) {
            // An earlier argument is invalid or the database is unavailable; the command itself will report it.
            return List.of();
        }
    }
}
