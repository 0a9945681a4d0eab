package io.languard.arma3.ban;

import io.languard.api.ban.GameBan;
import io.languard.api.remote.RemoteSession;
import io.languard.arma3.battleye.BanListParser;
import io.languard.arma3.battleye.RefusalMatcher;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The list that a running BattlEye holds in memory. The file goes first and BattlEye reads it: the other way round, it
 * would write the file anew from memory and lose every line that is no ban.
 */
final class RuntimeBanList {

    private final RemoteSession session;
    private final Clock clock;
    private final long deadline;

    RuntimeBanList(RemoteSession session, Clock clock, Duration limit) {
        this.session = session;
        this.clock = clock;
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    /**
     * Has the file read again, and sees that the change counts whatever BattlEye made of it.
     *
     * @param in bans that the file holds now
     * @param out identities that it holds no more
     */
    void reload(Collection<GameBan> in, Set<String> out)
            throws ExecutionException, TimeoutException, InterruptedException {
        command("loadBans");
        Map<Integer, String> there = listing(out);
        // Indices shift with every removal, so those of one listing are used from the highest down.
        List<Integer> indices = there.entrySet().stream()
                .filter(ban -> out.contains(ban.getValue()))
                .map(Map.Entry::getKey)
                .sorted(Comparator.reverseOrder())
                .toList();
        for (int index : indices) {
            command("removeBan " + index);
        }
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (GameBan ban : in) {
            if (!there.containsValue(ban.identity())) {
                String text =
                        ("addBan " + ban.identity() + " " + minutes(ban) + " " + BanLineCodec.reason(ban)).strip();
                answers.add(session.command(text).toCompletableFuture());
            }
        }
        for (CompletableFuture<String> answer : answers) {
            await(answer);
        }
    }

    /** A very long list may not come through; then a ban that comes in is told once more, which does no harm. */
    private Map<Integer, String> listing(Set<String> out)
            throws ExecutionException, TimeoutException, InterruptedException {
        CompletableFuture<String> answer = session.command("bans").toCompletableFuture();
        if (!out.isEmpty()) {
            return BanListParser.parse(await(answer));
        }
        try {
            return BanListParser.parse(
                    answer.get(Math.max(1, (deadline - System.nanoTime()) / 2), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return Map.of();
        }
    }

    private long minutes(GameBan ban) {
        if (ban.expires() == null) {
            return 0;
        }
        Duration left = Duration.between(clock.instant(), ban.expires());
        return Math.max(1, left.plusSeconds(59).toMinutes());
    }

    private String command(String text) throws ExecutionException, TimeoutException, InterruptedException {
        return await(session.command(text).toCompletableFuture());
    }

    private String await(CompletableFuture<String> answer)
            throws ExecutionException, TimeoutException, InterruptedException {
        String text = answer.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (RefusalMatcher.matches(text)) {
            throw new ExecutionException(text, null);
        }
        return text;
    }
}
