package io.languard.rest.fake;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.mod.EnabledModView;
import io.languard.service.mod.Mod;
import io.languard.service.mod.ModAssignment;
import io.languard.service.mod.ModService;
import io.languard.service.user.Actor;
import io.languard.testkit.service.FakeGames;
import io.languard.testkit.service.FakeServers;
import java.util.List;

/** A fake with one mod, enabled on one server. */
public final class FakeMods implements ModService {

    private final FakeServers servers;
    private final FakeGames games;
    public Mod registered;
    public List<ModAssignment> enabled;
    public String asked;

    public FakeMods(FakeServers servers, FakeGames games) {
        this.servers = servers;
        this.games = games;
    }

    @Override
    public List<Mod> list(Actor actor, String gameType) {
        asked = gameType;
        return List.of(new Mod(1, "arma3", "@CBA_A3", "/srv/arma3/@CBA_A3", "450814997", "Community Base Addons"));
    }

    @Override
    public Mod register(Actor actor, Mod mod) {
        games.get(mod.gameType());
        registered = mod;
        return new Mod(2, mod.gameType(), mod.name(), mod.folderPath(), mod.workshopId(), mod.description());
    }

    @Override
    public void delete(Actor actor, int modId) {
        find(modId);
        servers.fail();
    }

    @Override
    public List<EnabledModView> enabled(Actor actor, int serverId) {
        if (!servers.get(actor, serverId).gameType().equals("arma3")) {
            throw new LanguardException(ErrorCode.CAPABILITY_NOT_SUPPORTED, "Mods not supported for game type 'rust'");
        }
        return List.of(new EnabledModView(1, "@CBA_A3", "/srv/arma3/@CBA_A3", false, 0));
    }

    @Override
    public List<EnabledModView> replaceEnabled(Actor actor, int serverId, List<ModAssignment> mods) {
        mods.forEach(mod -> find(mod.modId()));
        enabled = mods;
        return enabled(actor, serverId);
    }

    private static void find(int modId) {
        if (modId != 1) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Mod with id " + modId + " not found");
        }
    }
}
