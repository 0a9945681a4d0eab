package io.languard.arma3.simulator.config;

import static io.languard.arma3.simulator.config.ValueType.CHANNELS;
import static io.languard.arma3.simulator.config.ValueType.INTEGER;
import static io.languard.arma3.simulator.config.ValueType.INTEGERS;
import static io.languard.arma3.simulator.config.ValueType.INTEGER_OR_PAIR;
import static io.languard.arma3.simulator.config.ValueType.INTEGER_PAIRS;
import static io.languard.arma3.simulator.config.ValueType.NUMBER;
import static io.languard.arma3.simulator.config.ValueType.SWITCH;
import static io.languard.arma3.simulator.config.ValueType.TEXT;
import static io.languard.arma3.simulator.config.ValueType.TEXTS;
import static io.languard.arma3.simulator.config.ValueType.VOTE_COMMANDS;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Validates a parsed server.cfg against the keys of "Bohemia wiki: Arma 3: Server Config File" and "Mission Voting".
 */
public final class ServerConfigValidator {
    private static final KeyTable SERVER = new KeyTable()
            .with(TEXT, "hostname password passwordAdmin serverCommandPassword forcedDifficulty logFile")
            .with(TEXT, "timeStampFormat timeStampFormatConsole missionHTTPDownloadBaseURL")
            .with(TEXT, "doubleIdDetected onUserConnected onUserDisconnected onHackedData onDifferentData")
            .with(TEXT, "onUnsignedData onUserKicked regularCheck")
            .with(TEXTS, "admins motd headlessClients localClient filePatchingExceptions missionWhitelist")
            .with(TEXTS, "allowedLoadFileExtensions allowedPreprocessFileExtensions allowedHTMLLoadExtensions")
            .with(TEXTS, "allowedHTMLLoadURIs")
            .with(INTEGER, "maxPlayers allowedFilePatching verifySignatures requiredBuild vonCodec vonCodecQuality")
            .with(INTEGER, "zeusCompositionScriptLevel forceRotorLibSimulation overrideHazeQuality")
            .with(INTEGER, "steamProtocolMaxDataSize armaUnitsTimeout idleFPSLimit MaxPing MaxPacketLoss MaxDesync")
            .with(INTEGER, "DisconnectTimeout lobbyIdleTimeout voteMissionPlayers missionsToServerRestart")
            .with(INTEGER, "missionsToShutdown")
            .with(NUMBER, "motdInterval callExtReportLimit voteThreshold")
            .with(SWITCH, "kickDuplicate loopback upnp equalModRequired BattlEye persistent drawingInMap disableVoN")
            .with(SWITCH, "skipLobby allowProfileGlasses statisticsEnabled enablePlayerDiag autoSelectMission")
            .with(SWITCH, "randomMissionOrder")
            .with(CHANNELS, "disableChannels")
            .with(INTEGERS, "kickClientsOnSlowNetwork")
            .with(INTEGER_PAIRS, "kickTimeout")
            .with(INTEGER_OR_PAIR, "votingTimeOut roleTimeOut briefingTimeOut debriefingTimeOut")
            .with(VOTE_COMMANDS, "allowedVoteCmds allowedVotedAdminCmds")
            .within(0, 2, "allowedFilePatching verifySignatures zeusCompositionScriptLevel forceRotorLibSimulation")
            .within(0, 1, "vonCodec")
            .within(1, 30, "vonCodecQuality")
            .within(-1, 2, "overrideHazeQuality")
            .within(5, 60, "idleFPSLimit")
            .within(1, 90, "DisconnectTimeout")
            .within(-1, Integer.MAX_VALUE, "MaxPing MaxPacketLoss MaxDesync")
            .within(1, Integer.MAX_VALUE, "maxPlayers")
            .within(0, Integer.MAX_VALUE, "motdInterval voteThreshold voteMissionPlayers requiredBuild");

    private static final KeyTable ANTI_FLOOD =
            new KeyTable().with(NUMBER, "cycleTime").with(INTEGER, "cycleLimit cycleHardLimit enableKick");
    private static final KeyTable ADVANCED = new KeyTable()
            .with(SWITCH, "logObjectNotFound skipDescriptionParsing ignoreMissionLoadErrors")
            .with(INTEGER, "queueSizeLogG");
    private static final KeyTable MISSION = new KeyTable().with(TEXT, "template difficulty");
    private static final Set<String> DIFFICULTIES = Set.of("recruit", "regular", "veteran", "custom");
    private static final Set<String> TIME_STAMPS = Set.of("none", "short", "full");

    private final ConfigClass config;
    private final KeyTableValidator check;

    private ServerConfigValidator(ConfigClass config, String file) {
        this.config = config;
        this.check = new KeyTableValidator(file);
    }

    /**
     * Returns warnings.
     *
     * @throws ConfigException if the value of a known key has the wrong type
     */
    public static List<String> validate(ConfigClass config, String file) throws ConfigException {
        ServerConfigValidator run = new ServerConfigValidator(config, file);
        run.run();
        return run.check.warnings();
    }

    private void run() throws ConfigException {
        check.properties(config, "", SERVER);
        oneOf(config, "forcedDifficulty", DIFFICULTIES);
        oneOf(config, "timeStampFormat", TIME_STAMPS);
        oneOf(config, "timeStampFormatConsole", TIME_STAMPS);
        boolean missionsSeen = false;
        for (ConfigMember member : config.members()) {
            if (member instanceof ConfigClass subclass) {
                missionsSeen |= subclass.name().equalsIgnoreCase("Missions");
                subclass(subclass);
            } else if (missionsSeen && member.name().equalsIgnoreCase("randomMissionOrder")) {
                check.warn(member.line(), "'randomMissionOrder' must stand before class Missions");
            }
        }
    }

    private void subclass(ConfigClass subclass) throws ConfigException {
        String path = "/" + subclass.name();
        switch (subclass.name().toLowerCase(Locale.ROOT)) {
            case "missions" -> missions(subclass, path);
            case "antiflood" -> check.properties(subclass, path, ANTI_FLOOD);
            case "advancedoptions" -> check.properties(subclass, path, ADVANCED);
            default -> check.warn(subclass.line(), "unknown key 'class " + subclass.name() + "'");
        }
    }

    private void missions(ConfigClass missions, String path) throws ConfigException {
        for (ConfigMember member : missions.members()) {
            if (!(member instanceof ConfigClass mission)) {
                throw check.error(member, path, "'" + member.name() + "' is not a class.");
            }
            mission(mission, path + "/" + mission.name());
        }
    }

    private void mission(ConfigClass mission, String path) throws ConfigException {
        check.properties(mission, path, MISSION);
        if (mission.text("template", "").isEmpty()) {
            throw new ConfigException(check.file(), mission.line(), path, "No entry '" + path + ".template'.");
        }
        if (mission.value("difficulty").isEmpty()) {
            check.warn(mission.line(), "no entry '" + path + ".difficulty'");
        }
        oneOf(mission, "difficulty", DIFFICULTIES);
        for (ConfigMember member : mission.members()) {
            if (member instanceof ConfigClass params) {
                params(params, path + "/" + params.name());
            }
        }
    }

    private void params(ConfigClass params, String path) throws ConfigException {
        if (!params.name().equalsIgnoreCase("Params")) {
            check.warn(params.line(), "unknown key 'class " + params.name() + "'");
            return;
        }
        for (ConfigMember member : params.members()) {
            if (!(member instanceof ConfigProperty property) || !NUMBER.matches(property.value())) {
                throw check.error(member, path, "The value is not a number.");
            }
        }
    }

    private void oneOf(ConfigClass of, String key, Set<String> allowed) {
        String value = of.text(key, "").toLowerCase(Locale.ROOT);
        if (!value.isEmpty() && !allowed.contains(value)) {
            int line = of.member(key).map(ConfigMember::line).orElse(0);
            check.warn(
                    line,
                    "value of '" + key + "' is none of "
                            + allowed.stream().sorted().toList());
        }
    }
}
