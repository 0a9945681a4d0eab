package io.languard.arma3.battleye;

import java.util.List;

/**
 * Parses the reply to {@code missions} and to {@code #mpmissions}, which has no heading (BattlEye server
 * documentation).
 */
public final class MissionListParser {

    private static final String HEADING = "Missions on server:";
    private static final String EXTENSION = ".pbo";

    private MissionListParser() {}

    /** Returns the names in the form that a rotation and {@code #mission} accept: Name.Terrain. */
    public static List<String> parse(String reply) {
        return reply.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals(HEADING))
                .map(line -> line.endsWith(EXTENSION) ? line.substring(0, line.length() - EXTENSION.length()) : line)
                .toList();
    }
}
