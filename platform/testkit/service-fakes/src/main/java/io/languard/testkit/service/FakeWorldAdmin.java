package io.languard.testkit.service;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.user.Actor;
import io.languard.service.world.WorldAdminService;
import io.languard.world.World;
import io.languard.world.WorldStatus;
import org.jspecify.annotations.Nullable;

/** A fake in which only Ann has a world. */
public final class FakeWorldAdmin implements WorldAdminService {

    /** The console output of the world. */
    public volatile String console = "Ann says hello\n";

    public volatile @Nullable RuntimeException failure;

    @Override
    public World get(Actor actor, String player) {
        return result(player, WorldStatus.RUNNING);
    }

    @Override
    public World start(Actor actor, String player) {
        return result(player, WorldStatus.RUNNING);
    }

    @Override
    public World stop(Actor actor, String player) {
        return result(player, WorldStatus.STOPPED);
    }

    @Override
    public World freeze(Actor actor, String player) {
        return result(player, WorldStatus.FROZEN);
    }

    @Override
    public World thaw(Actor actor, String player) {
        return result(player, WorldStatus.RUNNING);
    }

    @Override
    public void delete(Actor actor, String player) {
        result(player, WorldStatus.STOPPED);
    }

    @Override
    public String console(Actor actor, String player) {
        result(player, WorldStatus.RUNNING);
        return console;
    }

    private World result(String player, WorldStatus status) {
        if (failure != null) {
            throw failure;
        }
        if (!player.equals("Ann")) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Player '" + player + "' has no world");
        }
        return FakeWorlds.world(player, status == WorldStatus.RUNNING ? "10.0.0.5" : null, status);
    }
}
