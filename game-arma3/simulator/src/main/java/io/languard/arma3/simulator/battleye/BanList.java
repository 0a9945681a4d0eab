package io.languard.arma3.simulator.battleye;

import static java.util.Objects.requireNonNull;

import io.languard.arma3.simulator.world.SimulatedPlayer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * BattlEye's bans in memory and in bans.txt: GUID bans first, then IP bans. Other lines do not survive a rewrite of the
 * file.
 */
public final class BanList {
    private final Path file;
    private final LongSupplier seconds;
    private final List<BattlEyeBan> battlEyeBans = new ArrayList<>();

    public BanList(Path file, LongSupplier seconds) {
        this.file = file;
        this.seconds = seconds;
    }

    /** Rereads bans.txt; a missing file is an empty list. */
    public void load() throws IOException {
        battlEyeBans.clear();
        Files.deleteIfExists(temporary());
        if (Files.exists(file)) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            text.lines().map(BattlEyeBan::parse).flatMap(Optional::stream).forEach(battlEyeBans::add);
        }
    }

    /** Writes bans.txt without expired bans. */
    public void write() throws IOException {
        long now = seconds.getAsLong();
        battlEyeBans.removeIf(battlEyeBan -> battlEyeBan.isExpired(now));
        Path temporary = temporary();
        Files.createDirectories(requireNonNull(temporary.getParent()));
        Files.write(temporary, ordered().stream().map(BattlEyeBan::line).toList(), StandardCharsets.UTF_8);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path temporary() {
        return file.toAbsolutePath().resolveSibling(file.getFileName() + ".new");
    }

    /**
     * Adds a ban for a number of minutes, or a permanent one for 0. Returns {@code false} if the id is neither a GUID
     * nor an IP address.
     */
    public boolean add(String id, long minutes, String reason) {
        if (!BattlEyeBan.isId(id)) {
            return false;
        }
        long until = minutes <= 0 ? BattlEyeBan.PERMANENT : seconds.getAsLong() + minutes * 60;
        return battlEyeBans.add(new BattlEyeBan(id, until, reason));
    }

    /** Removes a ban by its number in the listing. */
    public boolean remove(int number) {
        List<BattlEyeBan> ordered = ordered();
        return number >= 0 && number < ordered.size() && battlEyeBans.remove(ordered.get(number));
    }

    /** Returns the bans in the order of the listing. */
    public List<BattlEyeBan> ordered() {
        return Stream.concat(
                        battlEyeBans.stream().filter(battlEyeBan -> !battlEyeBan.isIp()),
                        battlEyeBans.stream().filter(BattlEyeBan::isIp))
                .toList();
    }

    /** Returns the ban in force that applies to a player. */
    public Optional<BattlEyeBan> against(SimulatedPlayer simulatedPlayer) {
        long now = seconds.getAsLong();
        return battlEyeBans.stream()
                .filter(battlEyeBan -> !battlEyeBan.isExpired(now))
                .filter(battlEyeBan -> battlEyeBan.id().equals(simulatedPlayer.guid())
                        || battlEyeBan.id().equals(simulatedPlayer.ip()))
                .findFirst();
    }

    long now() {
        return seconds.getAsLong();
    }
}
