package io.languard.arma3.ban;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.remote.RemoteSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The ban list of a running game. */
final class FakeBattlEye implements RemoteSession {

    private final Path file;
    private final List<String> memory = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private boolean silent;
    private boolean listsNothing;
    private boolean refuses;
    private boolean restartsNumbers;

    /** Creates a list. With {@code null} it never reads a file. */
    FakeBattlEye(Path file) {
        this.file = file;
    }

    void silent() {
        silent = true;
    }

    /** Makes the list too long to be sent. */
    void listNothing() {
        listsNothing = true;
    }

    /** Refuses bans over remote admin. */
    void refuse() {
        refuses = true;
    }

    /** Numbers addresses from 0 again. Like in any other list, addresses are listed last. */
    void restartNumbers() {
        restartsNumbers = true;
    }

    List<String> memory() {
        return memory;
    }

    List<String> commands() {
        return commands;
    }

    void load() {
        if (file != null) {
            try {
                memory.clear();
                Files.readAllLines(file).stream()
                        .filter(line -> !line.startsWith("#"))
                        .forEach(line -> memory.add(line.split(" ")[0]));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public CompletionStage<String> command(String command) {
        if (silent || listsNothing && command.equals("bans")) {
            return CompletableFuture.failedStage(new LanguardException(ErrorCode.REMOTE_ADMIN_UNAVAILABLE, "silent"));
        }
        commands.add(command);
        if (refuses && command.contains("Ban ")) {
            return CompletableFuture.completedStage("Disallowed command");
        }
        String[] words = command.split(" ");
        StringBuilder reply = new StringBuilder();
        switch (words[0]) {
            case "loadBans" -> load();
            case "addBan" -> memory.add(words[1]);
            case "removeBan" -> memory.remove(Integer.parseInt(words[1]));
            default -> {
                memory.sort(Comparator.comparing(id -> id.contains(".")));
                int guids =
                        (int) memory.stream().filter(id -> !id.contains(".")).count();
                for (int index = 0; index < memory.size(); index++) {
                    reply.append(restartsNumbers && index >= guids ? index - guids : index)
                            .append("  ")
                            .append(memory.get(index))
                            .append(" perm x\n");
                }
            }
        }
        return CompletableFuture.completedStage(reply.toString());
    }

    @Override
    public void close() {
        // There is no connection to close.
    }
}
