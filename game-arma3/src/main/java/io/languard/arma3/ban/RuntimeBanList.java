package io.languard.arma3.ban;

import io.languard.api.ban.GameBan;
import io.languard.api.remote.RemoteSession;
import io.languard.arma3.battleye.BanListParser;
import io.languard.arma3.battleye.BanListing;
import io.languard.arma3.battleye.RefusalMatcher;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The ban list that a running BattlEye holds in memory. The file is changed first and BattlEye reloads it: in the other
 * order, BattlEye would rewrite the file from memory and lose every line that is not a ban.
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
     * Makes BattlEye reload the file, then corrects its list if the change has not taken effect.
     *
     * @param in bans that the file now contains
     * @param out identities that it no longer contains
     */
    void reload(Collection<GameBan> in, Set<String> out)
            throws ExecutionException, TimeoutException, InterruptedException {
        command("loadBans");
        BanListing listed = listing(out);
        remove(out, listed);
        List<CompletableFuture<String>> replies = new ArrayList<>();
        for (GameBan ban : in) {
            if (!listed.contains(ban.identity())) {
                String text =
                        ("addBan " + ban.identity() + " " + minutes(ban) + " " + BanLineCodec.reason(ban)).strip();
                replies.add(session.command(text).toCompletableFuture());
            }
        }
        for (CompletableFuture<String> reply : replies) {
            await(reply);
        }
    }

    /** Removes bans that BattlEye has kept although the file no longer contains them. */
    private void remove(Set<String> out, BanListing listed)
            throws ExecutionException, TimeoutException, InterruptedException {
        List<Integer> numbers = new ArrayList<>();
        for (BanListing.Row row : listed.rows()) {
            if (out.contains(row.identity())) {
                numbers.add(listed.removableBy(row)
                        .orElseThrow(() -> new ExecutionException(
                                "removeBan " + row.number() + " could remove another ban", null)));
            }
        }
        if (numbers.isEmpty()) {
            return;
        }
        // Numbers shift with every removal, so those of one listing are used in descending order.
        numbers.sort(Comparator.reverseOrder());
        for (int number : numbers) {
            command("removeBan " + number);
        }
        Set<String> expected = new HashSet<>(listed.identities());
        expected.removeAll(out);
        Set<String> left = BanListParser.parse(command("bans")).identities();
        if (!left.containsAll(expected)) {
            command("loadBans"); // the file has the bans that were removed in place of others
        }
        if (left.stream().anyMatch(out::contains)) {
            throw new ExecutionException("BattlEye has not removed the ban", null);
        }
    }

    /** The reply may get lost for a very long list. Added bans are then sent again, which does no harm. */
    private BanListing listing(Set<String> out) throws ExecutionException, TimeoutException, InterruptedException {
        CompletableFuture<String> reply = session.command("bans").toCompletableFuture();
        if (!out.isEmpty()) {
            return BanListParser.parse(await(reply));
        }
        try {
            return BanListParser.parse(
                    reply.get(Math.max(1, (deadline - System.nanoTime()) / 2), TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return new BanListing(List.of());
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

    private String await(CompletableFuture<String> reply)
            throws ExecutionException, TimeoutException, InterruptedException {
        String text = reply.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (RefusalMatcher.matches(text)) {
            throw new ExecutionException(text, null);
        }
        return text;
    }
}
