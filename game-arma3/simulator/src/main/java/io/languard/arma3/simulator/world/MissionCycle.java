package io.languard.arma3.simulator.world;

import io.languard.arma3.simulator.config.ServerSettings;
import io.languard.arma3.simulator.config.ServerSettings.Mission;
import io.languard.arma3.simulator.log.ServerLogWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The running mission and the rotation of {@code class Missions} ("Bohemia wiki: Arma 3: Server Config File"). The
 * first mission starts when the first player joins, or automatically with {@code -autoInit} and {@code persistent=1}.
 */
public final class MissionCycle {
    private final ServerLogWriter log;
    private final MissionFolder folder;
    private final Supplier<ServerSettings> settings;
    private final Runnable lastMissionOver;
    private HostState state = HostState.NONE;
    private @Nullable Mission current;
    private int next;
    private int finished;
    private boolean stopAfterMission;

    /**
     * Creates a cycle.
     *
     * @param lastMissionOver called when the mission ends after which the server stops
     */
    public MissionCycle(
            ServerLogWriter log, MissionFolder folder, Supplier<ServerSettings> settings, Runnable lastMissionOver) {
        this.log = log;
        this.folder = folder;
        this.settings = settings;
        this.lastMissionOver = lastMissionOver;
    }

    public HostState state() {
        return state;
    }

    public Optional<Mission> current() {
        return Optional.ofNullable(current);
    }

    /** Logs every mission of the rotation that is missing. */
    public void checkRotation() {
        settings.get().missions().stream()
                .map(Mission::template)
                .filter(template -> !folder.contains(template))
                .forEach(this::notFound);
    }

    /** Starts the next available mission of the rotation; if there is none, waits for an admin. */
    public void startNext() {
        List<Mission> rotation = settings.get().missions();
        for (int tried = 0; tried < rotation.size(); tried++) {
            Mission mission = rotation.get(next++ % rotation.size());
            if (folder.contains(mission.template())) {
                start(mission);
                return;
            }
        }
        state = HostState.SELECTING_MISSION;
        current = null;
    }

    void onPlayerJoined() {
        if (state == HostState.NONE) {
            startNext();
        }
    }

    void onServerEmptied() {
        if (!settings.get().persistent()) {
            leaveMission();
            state = HostState.NONE;
            current = null;
        }
    }

    /** Starts the named mission, for {@code #mission}, unless it is missing or not on the whitelist. */
    boolean select(String template, String difficulty) {
        List<String> allowed = settings.get().missionWhitelist();
        if (!folder.contains(template) || (!allowed.isEmpty() && !allowed.contains(template))) {
            notFound(template);
            return false;
        }
        leaveMission();
        start(new Mission(template, difficulty));
        return true;
    }

    /** Returns to the selection of a mission, for {@code #missions}. */
    void toSelection() {
        leaveMission();
        log.console("Waiting for next game.");
        current = null;
        state = HostState.SELECTING_MISSION;
    }

    /** Restarts the mission, for {@code #restart}. */
    void restart() {
        if (current != null) {
            log.console("Game restarted");
            state = HostState.PLAYING;
        }
    }

    /** Returns to the selection of roles, for {@code #reassign}. */
    void reassign() {
        if (current != null) {
            log.console("Waiting for next game.");
            state = HostState.ASSIGNING_ROLES;
        }
    }

    void stopAfterMission() {
        stopAfterMission = true;
    }

    /** Ends the mission as if it had been completed. */
    public void finish() {
        if (state != HostState.PLAYING) {
            return;
        }
        leaveMission();
        log.console("Waiting for next game.");
        finished++;
        int last = settings.get().missionsToShutdown();
        if (stopAfterMission || (last > 0 && finished >= last)) {
            lastMissionOver.run();
        } else {
            startNext();
        }
    }

    private void leaveMission() {
        if (state == HostState.PLAYING) {
            log.console("Game finished.");
        }
    }

    private void start(Mission mission) {
        String template = mission.template();
        int dot = template.lastIndexOf('.');
        String terrain = dot < 0 ? "" : template.substring(dot + 1);
        String place = folder.holdsPacked(template) ? "bank." : "directory.";
        log.console("Mission " + template + " read from " + place);
        log.console("Roles assigned.");
        log.console("Reading mission ...");
        log.console("Mission read.");
        log.rpt("Starting mission:");
        log.rpt(" Mission file: " + (dot < 0 ? template : template.substring(0, dot)) + " (__cur_mp)");
        log.rpt(" Mission world: " + terrain);
        log.rpt(" Mission directory: mpmissions\\__cur_mp." + terrain + "\\");
        log.rpt(" Mission id: 3f0d2c1b4a5968778695a4b3c2d1e0f102132435");
        log.console("Game started.");
        current = mission;
        state = HostState.PLAYING;
    }

    private void notFound(String template) {
        log.rpt("Cannot open file 'mpmissions\\" + template + ".pbo'");
        log.console("Mission " + template + " not found.");
    }
}
