package io.languard.luanti.ban;

import io.languard.api.GameServer;
import io.languard.api.ban.GameBan;
import io.languard.luanti.LuantiFiles;
import io.languard.luanti.LuantiServerPaths;
import io.languard.luanti.ban.BanLedgerEntry.SyncState;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bans of one server: the game's {@code ipban.txt}, and a ledger of the platform's changes. A running server may
 * overwrite the game's file at any time, so changes are stored in the ledger until the next start, and are reported as
 * if they were already made.
 */
public final class LuantiBanStore {

    /** Shared by all servers, because it is only held while two small files are read and written. */
    private static final Object LOCK = new Object();

    private final LuantiServerPaths folder;
    private final boolean ipv6;
    private final Clock clock;

    LuantiBanStore(LuantiServerPaths folder, boolean ipv6, Clock clock) {
        this.folder = folder;
        this.ipv6 = ipv6;
        this.clock = clock;
    }

    /** Returns the ban store of a server. */
    public static LuantiBanStore of(GameServer server) {
        boolean ipv6 = server.config().section("network").isEnabled("ipv6_server")
                && server.config().section("network").text("bind_address").isEmpty();
        return new LuantiBanStore(LuantiServerPaths.of(server), ipv6, Clock.systemUTC());
    }

    /** Returns the bans that are in effect, or will be from the next start. */
    List<GameBan> read() throws IOException {
        synchronized (LOCK) {
            Map<String, GameBan> bans = new LinkedHashMap<>();
            Map<String, BanLedgerEntry> ledger = ledger();
            for (String line : gameLines()) {
                gameBan(line)
                        .ifPresent(ban -> bans.put(ban.identity(), withLedgerData(ban, ledger.get(ban.identity()))));
            }
            ledger.values().forEach(line -> {
                switch (line.state()) {
                    case ADD -> bans.put(line.ban().identity(), line.ban());
                    case REMOVE -> bans.remove(line.ban().identity());
                    case KNOWN -> {
                        // If the game has dropped it, it is no longer in effect.
                    }
                }
            });
            return new ArrayList<>(bans.values());
        }
    }

    /** Records changes for the next start. Addresses must be normalized by {@link IpAddressNormalizer}. */
    void record(Collection<GameBan> add, Collection<String> remove) throws IOException {
        synchronized (LOCK) {
            Map<String, BanLedgerEntry> ledger = ledger();
            remove.forEach(address ->
                    ledger.put(address, new BanLedgerEntry(SyncState.REMOVE, new GameBan(address, null, "", null))));
            add.forEach(ban -> ledger.put(ban.identity(), new BanLedgerEntry(SyncState.ADD, ban)));
            write(ledger.values());
        }
    }

    /** Applies the recorded changes and removes expired bans. Must only be called while the server is stopped. */
    public void reconcile() throws IOException {
        synchronized (LOCK) {
            Map<String, BanLedgerEntry> ledger = ledger();
            if (ledger.isEmpty()) {
                return;
            }
            List<String> lines = new ArrayList<>();
            for (String line : gameLines()) {
                Optional<GameBan> ban = gameBan(line);
                BanLedgerEntry recorded =
                        ban.map(GameBan::identity).map(ledger::get).orElse(null);
                if (recorded == null || recorded.state() == SyncState.KNOWN && !isExpired(recorded.ban())) {
                    lines.add(line);
                }
            }
            List<BanLedgerEntry> retained = new ArrayList<>();
            for (BanLedgerEntry line : ledger.values()) {
                if (line.state() != SyncState.REMOVE && !isExpired(line.ban())) {
                    retained.add(new BanLedgerEntry(SyncState.KNOWN, line.ban()));
                }
                if (line.state() == SyncState.ADD && !isExpired(line.ban())) {
                    String address = line.ban().identity();
                    lines.add((ipv6 ? IpAddressNormalizer.toMappedIpv6(address) : address) + "|"
                            + LuantiFiles.encode(BanLedgerEntry.name(line.ban())));
                }
            }
            LuantiFiles.writeBytes(folder.bans(), text(lines));
            write(retained);
        }
    }

    private boolean isExpired(GameBan ban) {
        return ban.expires() != null && !ban.expires().isAfter(clock.instant());
    }

    private static GameBan withLedgerData(GameBan ban, @Nullable BanLedgerEntry recorded) {
        return recorded == null || recorded.state() != SyncState.KNOWN
                ? ban
                : new GameBan(
                        ban.identity(),
                        ban.name(),
                        recorded.ban().reason(),
                        recorded.ban().expires());
    }

    /** Returns the lines of the game's list, each with its bytes as characters, because lines of others are preserved. */
    private List<String> gameLines() throws IOException {
        String text = LuantiFiles.readBytes(folder.bans());
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }

    /** Parses a line as the engine does: address, name and, ignored, anything else. */
    private static Optional<GameBan> gameBan(String bytes) {
        String[] columns = LuantiFiles.decode(bytes).split("\\|", 3);
        String name = columns.length > 1 && !columns[1].isBlank() ? columns[1].strip() : null;
        return IpAddressNormalizer.normalize(columns[0]).map(address -> new GameBan(address, name, "", null));
    }

    private Map<String, BanLedgerEntry> ledger() throws IOException {
        Map<String, BanLedgerEntry> ledger = new LinkedHashMap<>();
        LuantiFiles.lines(folder.banLedger()).forEach(line -> BanLedgerEntry.parse(line)
                .ifPresent(recorded -> ledger.put(recorded.ban().identity(), recorded)));
        return ledger;
    }

    private void write(Collection<BanLedgerEntry> ledger) throws IOException {
        LuantiFiles.write(
                folder.banLedger(),
                text(ledger.stream().map(BanLedgerEntry::format).toList()));
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
