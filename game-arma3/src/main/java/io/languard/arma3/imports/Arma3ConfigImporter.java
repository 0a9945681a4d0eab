package io.languard.arma3.imports;

import io.languard.api.GameServer;
import io.languard.api.GameType;
import io.languard.api.config.ConfigImport;
import io.languard.api.config.ConfigImporter;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.arma3.Arma3Config;
import io.languard.arma3.Arma3ServerPaths;
import io.languard.arma3.config.ConfigSyntaxException;
import io.languard.arma3.mission.Arma3MissionManager;
import io.languard.toolkit.text.ForeignText;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;

/** Imports the files of an Arma 3 server that was run without the platform. */
@Component
@GameType(Arma3Config.GAME_TYPE)
public final class Arma3ConfigImporter implements ConfigImporter {

    private static final Pattern BATTLEYE = Pattern.compile("beserver(_x64)?(_active_.*)?\\.cfg");
    private static final Pattern SCRIPT = Pattern.compile(".*\\.(sh|bash|bat|cmd|ps1|par|service|env)");
    private static final Pattern NOT_TEXT = Pattern.compile(".*\\.(pbo|bikey|bisign|rpt|log|exe|dll|so|zip|7z|rar)");

    /** BattlEye's filters (BattlEye server documentation); a filter of its own exists for each of these events. */
    private static final Set<String> FILTERS = Set.of(
            "addbackpackcargo.txt",
            "addmagazinecargo.txt",
            "addweaponcargo.txt",
            "attachto.txt",
            "createvehicle.txt",
            "deletevehicle.txt",
            "mpeventhandler.txt",
            "publicvariable.txt",
            "publicvariableval.txt",
            "remotecontrol.txt",
            "remoteexec.txt",
            "scripts.txt",
            "selectplayer.txt",
            "setdamage.txt",
            "setpos.txt",
            "setvariable.txt",
            "setvariableval.txt",
            "teamswitch.txt",
            "waypointcondition.txt",
            "waypointstatement.txt");

    @Override
    public ConfigImport read(GameServer server, String fileName, byte[] content) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (NOT_TEXT.matcher(name).matches()) {
            throw refused("is no configuration file; missions are uploaded under Missions");
        }
        String text = ForeignText.decodeFile(content).replace("\r\n", "\n").replace('\r', '\n');
        if (text.indexOf('\0') >= 0) {
            throw refused("is no text");
        }
        if (BATTLEYE.matcher(name).matches()) {
            return BattlEyeCfgImporter.read(server, text);
        }
        Path battlEye = Arma3ServerPaths.of(server).battlEye();
        if (name.equals("bans.txt")) {
            return copy(fileName, battlEye, "; its bans then appear in Languard");
        }
        if (name.equals("ban.txt")) {
            return whole(
                    fileName,
                    "lists bans of the engine by Steam id, which Languard does not manage: ban these players anew");
        }
        if (FILTERS.contains(name)) {
            return copy(fileName, battlEye, "; Languard never changes it");
        }
        if (SCRIPT.matcher(name).matches()) {
            return StartParameterImporter.read(server, text)
                    .orElseThrow(() -> refused("contains no parameters of the game"));
        }
        try {
            return config(server, name, text);
        } catch (ConfigSyntaxException e) {
            throw refused("cannot be read: " + e.getMessage());
        }
    }

    private static ConfigImport config(GameServer server, String name, String text) {
        ConfigFile file = ConfigFile.parse(text);
        return switch (FileContent.of(name, file)) {
            case PROFILE -> ProfileImporter.read(server, file);
            case BASIC -> CfgImporter.basic(server, file);
            case SERVER -> CfgImporter.server(server, file, new Arma3MissionManager().difficulties());
            case UNKNOWN ->
                StartParameterImporter.read(server, text)
                        .orElseThrow(() -> refused(
                                "contains no setting of server.cfg, basic.cfg, a profile, BattlEye or a start script"));
        };
    }

    private static ConfigImport copy(String fileName, Path folder, String effect) {
        return whole(fileName, "is read from the server's own folder: copy it to " + folder + effect);
    }

    private static ConfigImport whole(String fileName, String reason) {
        ImportBuilder builder = new ImportBuilder();
        builder.notTaken(null, fileName, reason);
        return builder.build();
    }

    private static LanguardException refused(String reason) {
        return new LanguardException(ErrorCode.UPLOAD_FAILED, "The file " + reason);
    }
}
