package io.languard.security;

import io.languard.spi.user.TotpRecord;
import io.languard.spi.user.TotpStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** In-memory secrets of two-factor login. */
public final class FakeTotpStore implements TotpStore {

    private final Map<Integer, TotpRecord> secrets = new HashMap<>();
    private final Map<Integer, Set<String>> recoveryHashes = new HashMap<>();
    private final FakeUserStores users;

    public FakeTotpStore(FakeUserStores users) {
        this.users = users;
    }

    @Override
    public synchronized Optional<TotpRecord> find(int userId) {
        return Optional.ofNullable(secrets.get(userId))
                .map(totp -> new TotpRecord(
                        userId,
                        totp.secret(),
                        totp.confirmed(),
                        totp.lastStep(),
                        recoveryHashes.getOrDefault(userId, Set.of()).size()));
    }

    @Override
    public synchronized boolean begin(int userId, String secret) {
        boolean possible = find(userId).filter(TotpRecord::confirmed).isEmpty();
        if (possible) {
            secrets.put(userId, new TotpRecord(userId, secret, false, 0, 0));
        }
        return possible;
    }

    @Override
    public synchronized boolean confirm(int userId, String secret, long step, List<String> hashes) {
        TotpRecord totp = secrets.get(userId);
        if (totp == null || totp.confirmed() || !totp.secret().equals(secret)) {
            return false;
        }
        secrets.put(userId, new TotpRecord(userId, secret, true, step, 0));
        recoveryHashes.put(userId, new HashSet<>(hashes));
        users.totp(userId, true);
        return true;
    }

    @Override
    public synchronized boolean useStep(int userId, long step) {
        TotpRecord totp = secrets.get(userId);
        if (totp == null || !totp.confirmed() || totp.lastStep() >= step) {
            return false;
        }
        secrets.put(userId, new TotpRecord(userId, totp.secret(), true, step, 0));
        return true;
    }

    @Override
    public synchronized boolean useRecoveryCode(int userId, String hash) {
        return recoveryHashes.getOrDefault(userId, Set.of()).remove(hash);
    }

    @Override
    public synchronized boolean delete(int userId) {
        TotpRecord removed = secrets.remove(userId);
        recoveryHashes.remove(userId);
        users.totp(userId, false);
        return removed != null && removed.confirmed();
    }

    /** Returns everything that is stored. */
    public synchronized String content() {
        return secrets.values().stream().map(TotpRecord::secret).toList() + " " + recoveryHashes;
    }
}
