package io.languard.service.mission;

import java.util.Map;

/**
 * One entry of a server's rotation as clients see it.
 *
 * @param sortOrder its place, from 0
 * @param difficulty {@code null} for the server's own
 * @param params JSON model
 */
public record RotationEntryView(
        int id, int sortOrder, int missionId, String missionName, String difficulty, Map<String, Object> params) {}
