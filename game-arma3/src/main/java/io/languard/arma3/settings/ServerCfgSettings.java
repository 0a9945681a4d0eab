package io.languard.arma3.settings;

import static io.languard.arma3.settings.ConfigValueConverter.NUMBER;
import static io.languard.arma3.settings.ConfigValueConverter.NUMBERS;
import static io.languard.arma3.settings.ConfigValueConverter.NUMBER_OR_NUMBERS;
import static io.languard.arma3.settings.ConfigValueConverter.TEXT;
import static io.languard.arma3.settings.ConfigValueConverter.TEXTS;
import static io.languard.arma3.settings.ConfigValueConverter.TEXT_IF_ANY;
import static io.languard.arma3.settings.ConfigValueConverter.WORD;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of server.cfg in the order of the file (Bohemia wiki: Arma 3: Server Config File). */
public final class ServerCfgSettings {

    /** The settings at the top of the file. */
    public static final List<SettingMapping> MAIN = List.of(
            new SettingMapping("hostname", "hostname", TEXT),
            new SettingMapping("password", "password", TEXT),
            new SettingMapping("password_admin", "passwordAdmin", TEXT),
            new SettingMapping("server_command_password", "serverCommandPassword", TEXT_IF_ANY),
            new SettingMapping("admins", "admins", TEXTS),
            new SettingMapping("max_players", "maxPlayers", NUMBER),
            new SettingMapping("motd_lines", "motd", TEXTS),
            new SettingMapping("motd_interval", "motdInterval", NUMBER),
            new SettingMapping("headless_clients", "headlessClients", TEXTS),
            new SettingMapping("local_client", "localClient", TEXTS),
            new SettingMapping("file_patching_exceptions", "filePatchingExceptions", TEXTS),
            new SettingMapping("allowed_file_patching", "allowedFilePatching", NUMBER),
            new SettingMapping("kick_duplicate", "kickDuplicate", NUMBER),
            new SettingMapping("loopback", "loopback", WORD),
            new SettingMapping("upnp", "upnp", WORD),
            new SettingMapping("verify_signatures", "verifySignatures", NUMBER),
            new SettingMapping("equal_mod_required", "equalModRequired", NUMBER),
            new SettingMapping("required_build", "requiredBuild", NUMBER),
            new SettingMapping("battleye", "BattlEye", NUMBER),
            new SettingMapping("persistent", "persistent", NUMBER),
            new SettingMapping("drawing_in_map", "drawingInMap", WORD),
            new SettingMapping("disable_von", "disableVoN", NUMBER),
            new SettingMapping("von_codec", "vonCodec", NUMBER),
            new SettingMapping("von_codec_quality", "vonCodecQuality", NUMBER),
            new SettingMapping("disable_channels", "disableChannels", ConfigValueConverter.rows(channel())),
            new SettingMapping("skip_lobby", "skipLobby", WORD),
            new SettingMapping("allow_profile_glasses", "allowProfileGlasses", WORD),
            new SettingMapping("zeus_composition_script_level", "zeusCompositionScriptLevel", NUMBER),
            new SettingMapping("force_rotor_lib_simulation", "forceRotorLibSimulation", NUMBER),
            new SettingMapping("override_haze_quality", "overrideHazeQuality", NUMBER),
            new SettingMapping("forced_difficulty", "forcedDifficulty", TEXT_IF_ANY),
            new SettingMapping("statistics_enabled", "statisticsEnabled", NUMBER),
            new SettingMapping("steam_protocol_max_data_size", "steamProtocolMaxDataSize", NUMBER),
            new SettingMapping("arma_units_timeout", "armaUnitsTimeout", NUMBER),
            new SettingMapping("mission_whitelist", "missionWhitelist", TEXTS),
            new SettingMapping("mission_http_download_base_url", "missionHTTPDownloadBaseURL", TEXT_IF_ANY),
            new SettingMapping("time_stamp_format", "timeStampFormat", TEXT),
            new SettingMapping("time_stamp_format_console", "timeStampFormatConsole", TEXT),
            new SettingMapping("call_ext_report_limit", "callExtReportLimit", NUMBER),
            new SettingMapping("enable_player_diag", "enablePlayerDiag", NUMBER),
            new SettingMapping("idle_fps_limit", "idleFPSLimit", NUMBER),
            new SettingMapping("max_ping", "MaxPing", NUMBER),
            new SettingMapping("max_packet_loss", "MaxPacketLoss", NUMBER),
            new SettingMapping("max_desync", "MaxDesync", NUMBER),
            new SettingMapping("disconnect_timeout", "DisconnectTimeout", NUMBER),
            new SettingMapping("kick_clients_on_slow_network", "kickClientsOnSlowNetwork", NUMBERS),
            new SettingMapping(
                    "kick_timeout",
                    "kickTimeout",
                    ConfigValueConverter.rows(members("type", NUMBER, "seconds", NUMBER))),
            new SettingMapping("voting_time_out", "votingTimeOut", NUMBER_OR_NUMBERS),
            new SettingMapping("role_time_out", "roleTimeOut", NUMBER_OR_NUMBERS),
            new SettingMapping("briefing_time_out", "briefingTimeOut", NUMBER_OR_NUMBERS),
            new SettingMapping("debriefing_time_out", "debriefingTimeOut", NUMBER_OR_NUMBERS),
            new SettingMapping("lobby_idle_timeout", "lobbyIdleTimeout", NUMBER),
            new SettingMapping("vote_threshold", "voteThreshold", NUMBER),
            new SettingMapping("vote_mission_players", "voteMissionPlayers", NUMBER),
            new SettingMapping("allowed_vote_cmds", "allowedVoteCmds", ConfigValueConverter.rows(voteCommand())),
            new SettingMapping(
                    "allowed_voted_admin_cmds", "allowedVotedAdminCmds", ConfigValueConverter.rows(adminCommand())),
            new SettingMapping("auto_select_mission", "autoSelectMission", WORD),
            // The engine requires this setting before class Missions.
            new SettingMapping("random_mission_order", "randomMissionOrder", WORD),
            new SettingMapping("missions_to_server_restart", "missionsToServerRestart", NUMBER),
            new SettingMapping("missions_to_shutdown", "missionsToShutdown", NUMBER),
            new SettingMapping("allowed_load_file_extensions", "allowedLoadFileExtensions", TEXTS),
            new SettingMapping("allowed_preprocess_file_extensions", "allowedPreprocessFileExtensions", TEXTS),
            new SettingMapping("allowed_html_load_extensions", "allowedHTMLLoadExtensions", TEXTS),
            new SettingMapping("allowed_html_load_uris", "allowedHTMLLoadURIs", TEXTS),
            new SettingMapping("double_id_detected", "doubleIdDetected", TEXT_IF_ANY),
            new SettingMapping("on_user_connected", "onUserConnected", TEXT_IF_ANY),
            new SettingMapping("on_user_disconnected", "onUserDisconnected", TEXT_IF_ANY),
            new SettingMapping("on_hacked_data", "onHackedData", TEXT_IF_ANY),
            new SettingMapping("on_different_data", "onDifferentData", TEXT_IF_ANY),
            new SettingMapping("on_unsigned_data", "onUnsignedData", TEXT_IF_ANY),
            new SettingMapping("on_user_kicked", "onUserKicked", TEXT_IF_ANY),
            new SettingMapping("regular_check", "regularCheck", TEXT_IF_ANY));

    /** The settings of class AntiFlood. */
    public static final List<SettingMapping> ANTI_FLOOD = List.of(
            new SettingMapping("anti_flood_cycle_time", "cycleTime", NUMBER),
            new SettingMapping("anti_flood_cycle_limit", "cycleLimit", NUMBER),
            new SettingMapping("anti_flood_cycle_hard_limit", "cycleHardLimit", NUMBER),
            new SettingMapping("anti_flood_enable_kick", "enableKick", NUMBER));

    /** The settings of class AdvancedOptions. */
    public static final List<SettingMapping> ADVANCED = List.of(
            new SettingMapping("log_object_not_found", "logObjectNotFound", NUMBER),
            new SettingMapping("skip_description_parsing", "skipDescriptionParsing", NUMBER),
            new SettingMapping("ignore_mission_load_errors", "ignoreMissionLoadErrors", NUMBER),
            new SettingMapping("queue_size_log_g", "queueSizeLogG", NUMBER));

    private ServerCfgSettings() {}

    private static Map<String, ConfigValueConverter> channel() {
        Map<String, ConfigValueConverter> members = members("id", NUMBER, "text", WORD);
        members.putAll(members("voice", WORD, "map_markers", WORD));
        members.put("draw_on_map", WORD);
        return members;
    }

    private static Map<String, ConfigValueConverter> voteCommand() {
        Map<String, ConfigValueConverter> members = adminCommand();
        members.putAll(members("threshold", NUMBER, "percent_side_threshold", NUMBER));
        return members;
    }

    private static Map<String, ConfigValueConverter> adminCommand() {
        Map<String, ConfigValueConverter> members = members("name", TEXT, "pre_mission", WORD);
        members.put("post_mission", WORD);
        return members;
    }

    private static Map<String, ConfigValueConverter> members(
            String first, ConfigValueConverter firstForm, String second, ConfigValueConverter secondForm) {
        Map<String, ConfigValueConverter> members = new LinkedHashMap<>();
        members.put(first, firstForm);
        members.put(second, secondForm);
        return members;
    }
}
