package io.languard.arma3.process;

import io.languard.api.ConfigSection;
import io.languard.api.GameServer;
import io.languard.api.mod.EnabledMods;
import io.languard.arma3.Arma3ServerPaths;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Builds a server's command line. Each argument is one element, because the engine supports no quoting inside a value
 * (Bohemia wiki: Arma 3: Startup Parameters).
 */
final class Arma3CommandLineBuilder {

    private Arma3CommandLineBuilder() {}

    static List<String> build(GameServer server) {
        ConfigSection launch = server.config().section("launch");
        Arma3ServerPaths folder = Arma3ServerPaths.of(server);
        List<String> arguments = new ArrayList<>();
        arguments.add("-config=" + folder.serverCfg());
        arguments.add("-cfg=" + folder.basicCfg());
        arguments.add("-profiles=" + folder.profiles());
        arguments.add("-name=" + folder.profileName());
        arguments.add("-port=" + server.gamePort());
        arguments.add("-bepath=" + folder.battlEye());
        mods(server, "-mod=", false, arguments);
        mods(server, "-serverMod=", true, arguments);
        if (launch.isEnabled("own_missions_folder")) {
            arguments.add("-mpmissions=" + folder.missions());
        }
        if (launch.isEnabled("own_keys_folder")) {
            arguments.add("-keysFolder=" + folder.keys());
        }
        if (launch.isEnabled("ranking")) {
            arguments.add("-ranking=" + folder.root().resolve("ranking.txt"));
        }
        arguments.addAll(LaunchParameters.arguments(launch));
        arguments.addAll(launch.texts(ExtraArgumentsValidator.FIELD));
        return arguments;
    }

    /** Adds one element with the whole list, separated by semicolons on every operating system. */
    private static void mods(GameServer server, String parameter, boolean serverOnly, List<String> arguments) {
        String list = EnabledMods.of(server).stream()
                .filter(mod -> mod.serverOnly() == serverOnly)
                .map(mod -> ModPathResolver.resolve(server, mod))
                .collect(Collectors.joining(";"));
        if (!list.isEmpty()) {
            arguments.add(parameter + list);
        }
    }
}
