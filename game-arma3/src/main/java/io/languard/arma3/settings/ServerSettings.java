package io.languard.arma3.settings;

import static io.languard.arma3.settings.Form.NUMBER;
import static io.languard.arma3.settings.Form.NUMBERS;
import static io.languard.arma3.settings.Form.TEXT;
import static io.languard.arma3.settings.Form.TEXTS;
import static io.languard.arma3.settings.Form.TEXT_IF_ANY;
import static io.languard.arma3.settings.Form.WORD;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of server.cfg, in the order of the file (Bohemia wiki: Arma 3: Server Config File). */
final class ServerSettings {

    static final List<Setting> MAIN = List.of(
            new Setting("hostname", "hostname", TEXT),
            new Setting("password", "password", TEXT),
            new Setting("password_admin", "passwordAdmin", TEXT),
            new Setting("server_command_password", "serverCommandPassword", TEXT_IF_ANY),
            new Setting("admins", "admins", TEXTS),
            new Setting("max_players", "maxPlayers", NUMBER),
            new Setting("motd_lines", "motd", TEXTS),
            new Setting("motd_interval", "motdInterval", NUMBER),
            new Setting("headless_clients", "headlessClients", TEXTS),
            new Setting("local_client", "localClient", TEXTS),
            new Setting("file_patching_exceptions", "filePatchingExceptions", TEXTS),
            new Setting("allowed_file_patching", "allowedFilePatching", NUMBER),
            new Setting("kick_duplicate", "kickDuplicate", NUMBER),
            new Setting("loopback", "loopback", WORD),
            new Setting("upnp", "upnp", WORD),
            new Setting("verify_signatures", "verifySignatures", NUMBER),
            new Setting("equal_mod_required", "equalModRequired", NUMBER),
            new Setting("required_build", "requiredBuild", NUMBER),
            new Setting("battleye", "BattlEye", NUMBER),
            new Setting("persistent", "persistent", NUMBER),
            new Setting("drawing_in_map", "drawingInMap", WORD),
            new Setting("disable_von", "disableVoN", NUMBER),
            new Setting("von_codec", "vonCodec", NUMBER),
            new Setting("von_codec_quality", "vonCodecQuality", NUMBER),
            new Setting("disable_channels", "disableChannels", Form.rows(channel())),
            new Setting("skip_lobby", "skipLobby", WORD),
            new Setting("allow_profile_glasses", "allowProfileGlasses", WORD),
            new Setting("zeus_composition_script_level", "zeusCompositionScriptLevel", NUMBER),
            new Setting("force_rotor_lib_simulation", "forceRotorLibSimulation", NUMBER),
            new Setting("override_haze_quality", "overrideHazeQuality", NUMBER),
            new Setting("forced_difficulty", "forcedDifficulty", TEXT_IF_ANY),
            new Setting("statistics_enabled", "statisticsEnabled", NUMBER),
            new Setting("steam_protocol_max_data_size", "steamProtocolMaxDataSize", NUMBER),
            new Setting("arma_units_timeout", "armaUnitsTimeout", NUMBER),
            new Setting("mission_whitelist", "missionWhitelist", TEXTS),
            new Setting("mission_http_download_base_url", "missionHTTPDownloadBaseURL", TEXT_IF_ANY),
            new Setting("time_stamp_format", "timeStampFormat", TEXT),
            new Setting("time_stamp_format_console", "timeStampFormatConsole", TEXT),
            new Setting("call_ext_report_limit", "callExtReportLimit", NUMBER),
            new Setting("enable_player_diag", "enablePlayerDiag", NUMBER),
            new Setting("idle_fps_limit", "idleFPSLimit", NUMBER),
            new Setting("max_ping", "MaxPing", NUMBER),
            new Setting("max_packet_loss", "MaxPacketLoss", NUMBER),
            new Setting("max_desync", "MaxDesync", NUMBER),
            new Setting("disconnect_timeout", "DisconnectTimeout", NUMBER),
            new Setting("kick_clients_on_slow_network", "kickClientsOnSlowNetwork", NUMBERS),
            new Setting("kick_timeout", "kickTimeout", Form.rows(members("type", NUMBER, "seconds", NUMBER))),
            new Setting("voting_time_out", "votingTimeOut", NUMBERS),
            new Setting("role_time_out", "roleTimeOut", NUMBERS),
            new Setting("briefing_time_out", "briefingTimeOut", NUMBERS),
            new Setting("debriefing_time_out", "debriefingTimeOut", NUMBERS),
            new Setting("lobby_idle_timeout", "lobbyIdleTimeout", NUMBER),
            new Setting("vote_threshold", "voteThreshold", NUMBER),
            new Setting("vote_mission_players", "voteMissionPlayers", NUMBER),
            new Setting("allowed_vote_cmds", "allowedVoteCmds", Form.rows(voteCommand())),
            new Setting("allowed_voted_admin_cmds", "allowedVotedAdminCmds", Form.rows(adminCommand())),
            new Setting("auto_select_mission", "autoSelectMission", WORD),
            // The engine wants this one before class Missions.
            new Setting("random_mission_order", "randomMissionOrder", WORD),
            new Setting("missions_to_server_restart", "missionsToServerRestart", NUMBER),
            new Setting("missions_to_shutdown", "missionsToShutdown", NUMBER),
            new Setting("allowed_load_file_extensions", "allowedLoadFileExtensions", TEXTS),
            new Setting("allowed_preprocess_file_extensions", "allowedPreprocessFileExtensions", TEXTS),
            new Setting("allowed_html_load_extensions", "allowedHTMLLoadExtensions", TEXTS),
            new Setting("allowed_html_load_uris", "allowedHTMLLoadURIs", TEXTS),
            new Setting("double_id_detected", "doubleIdDetected", TEXT_IF_ANY),
            new Setting("on_user_connected", "onUserConnected", TEXT_IF_ANY),
            new Setting("on_user_disconnected", "onUserDisconnected", TEXT_IF_ANY),
            new Setting("on_hacked_data", "onHackedData", TEXT_IF_ANY),
            new Setting("on_different_data", "onDifferentData", TEXT_IF_ANY),
            new Setting("on_unsigned_data", "onUnsignedData", TEXT_IF_ANY),
            new Setting("on_user_kicked", "onUserKicked", TEXT_IF_ANY),
            new Setting("regular_check", "regularCheck", TEXT_IF_ANY));

    static final List<Setting> ANTI_FLOOD = List.of(
            new Setting("anti_flood_cycle_time", "cycleTime", NUMBER),
            new Setting("anti_flood_cycle_limit", "cycleLimit", NUMBER),
            new Setting("anti_flood_cycle_hard_limit", "cycleHardLimit", NUMBER),
            new Setting("anti_flood_enable_kick", "enableKick", NUMBER));

    static final List<Setting> ADVANCED = List.of(
            new Setting("log_object_not_found", "logObjectNotFound", NUMBER),
            new Setting("skip_description_parsing", "skipDescriptionParsing", NUMBER),
            new Setting("ignore_mission_load_errors", "ignoreMissionLoadErrors", NUMBER),
            new Setting("queue_size_log_g", "queueSizeLogG", NUMBER));

    private ServerSettings() {}

    private static Map<String, Form> channel() {
        Map<String, Form> members = members("id", NUMBER, "text", WORD);
        members.putAll(members("voice", WORD, "map_markers", WORD));
        members.put("draw_on_map", WORD);
        return members;
    }

    private static Map<String, Form> voteCommand() {
        Map<String, Form> members = adminCommand();
        members.putAll(members("threshold", NUMBER, "percent_side_threshold", NUMBER));
        return members;
    }

    private static Map<String, Form> adminCommand() {
        Map<String, Form> members = members("name", TEXT, "pre_mission", WORD);
        members.put("post_mission", WORD);
        return members;
    }

    private static Map<String, Form> members(String first, Form firstForm, String second, Form secondForm) {
        Map<String, Form> members = new LinkedHashMap<>();
        members.put(first, firstForm);
        members.put(second, secondForm);
        return members;
    }
}
