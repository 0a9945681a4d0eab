package io.languard.arma3.simulator.battleye;

import io.languard.arma3.simulator.world.Player;
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

/** BattlEye's bans in memory and in bans.txt: GUID bans first, then IP bans; other lines do not survive writing. */
public final class BanList {
    private final Path file;
    private final LongSupplier seconds;
    private final List<Ban> bans = new ArrayList<>();

    public BanList(Path file, LongSupplier seconds) {
        this.file = file;
        this.seconds = seconds;
    }

    /** Reads bans.txt again; without a file there are no bans. */
    public void load() throws IOException {
        bans.clear();
        if (Files.exists(file)) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            text.lines().map(Ban::parse).flatMap(Optional::stream).forEach(bans::add);
        }
    }

    /** Writes bans.txt without expired bans. */
    public void write() throws IOException {
        long now = seconds.getAsLong();
        bans.removeIf(ban -> ban.isExpired(now));
        Path parent = file.toAbsolutePath().getParent();
        Files.createDirectories(parent);
        Path fresh = parent.resolve(file.getFileName() + ".new");
        Files.write(fresh, ordered().stream().map(Ban::line).toList(), StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Adds a ban for a number of minutes, 0 for ever; what is neither GUID nor IP address is not added. */
    public boolean add(String id, long minutes, String reason) {
        if (!Ban.isId(id)) {
            return false;
        }
        long until = minutes <= 0 ? Ban.FOR_EVER : seconds.getAsLong() + minutes * 60;
        return bans.add(new Ban(id, until, reason));
    }

    /** Removes a ban by its number in the listing. */
    public boolean remove(int number) {
        List<Ban> ordered = ordered();
        return number >= 0 && number < ordered.size() && bans.remove(ordered.get(number));
    }

    /** The bans in the order of the listing. */
    public List<Ban> ordered() {
        return Stream.concat(
                        bans.stream().filter(ban -> !ban.isIp()), bans.stream().filter(Ban::isIp))
                .toList();
    }

    /** The ban that keeps a player out, if there is one in force. */
    public Optional<Ban> against(Player player) {
        long now = seconds.getAsLong();
        return bans.stream()
                .filter(ban -> !ban.isExpired(now))
                .filter(ban -> ban.id().equals(player.guid()) || ban.id().equals(player.ip()))
                .findFirst();
    }

    long now() {
        return seconds.getAsLong();
    }
}
