package io.languard.arma3;

import io.languard.tck.AdapterContract;
import io.languard.tck.GameFixture;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.List;

class Arma3ContractIT extends AdapterContract {

    /** An archive that contains only a mission.sqm of 13 bytes, and its hash. */
    private static final String MISSION = "6d697373696f6e2e73716d0000000000000000000000000000000000" + "0d000000"
            + "000000000000000000000000000000000000000000" + "76657273696f6e3d35343b0d0a"
            + "00ce7a180a2272d808ac5f288a0a9f6813b8fb7015";

    @Override
    protected GameFixture game() {
        return GameFixture.forBundleOf(Arma3Adapter.class)
                .player(
                        "Ann",
                        List.of(
                                "20:00:00 BattlEye Server: Player #3 Ann (192.0.2.1:2304) connected",
                                "20:00:00 Player Ann connected (id=76561198066209976)."),
                        // BattlEye reports that a player has left.
                        List.of())
                .mission("Demo.Altis.pbo", HexFormat.of().parseHex(MISSION))
                .mod("@demo", folder -> {
                    Files.createDirectories(folder.resolve("addons"));
                    Files.writeString(folder.resolve("addons/demo.pbo"), "");
                })
                .bannable("0123456789abcdef0123456789abcdef", "192.0.2.1");
    }
}
