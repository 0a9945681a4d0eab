package io.languard.luanti;

import io.languard.api.mission.MissionManager;
import io.languard.api.remote.RemoteAdmin;
import io.languard.tck.AdapterContract;
import io.languard.tck.GameFixture;
import java.nio.file.Files;
import java.util.List;

class LuantiContractIT extends AdapterContract {

    @Override
    protected GameFixture game() {
        return GameFixture.forBundleOf(LuantiAdapter.class)
                .lacks(RemoteAdmin.class, MissionManager.class)
                .player(
                        "ann",
                        List.of(
                                "2026-11-25 20:36:28: ACTION[Server]: ann [127.0.0.1] joins game. List of players: ann"),
                        List.of("2026-11-25 20:36:54: ACTION[Server]: ann leaves game. List of players: "))
                .mod("greeter", folder -> Files.writeString(folder.resolve("init.lua"), "print('hello')"))
                .bannable("192.0.2.1", "2001:db8::1");
    }
}
