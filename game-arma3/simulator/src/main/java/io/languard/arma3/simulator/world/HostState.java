package io.languard.arma3.simulator.world;

/** The states of a host in the {@code s} keyword of "Bohemia wiki: Arma 3: STEAMWORKSquery". */
public enum HostState {
    NONE(0),
    SELECTING_MISSION(1),
    ASSIGNING_ROLES(3),
    PLAYING(7),
    DEBRIEFING(8);

    private final int code;

    HostState(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
