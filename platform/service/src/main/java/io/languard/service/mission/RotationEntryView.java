package io.languard.service.mission;

import java.util.Map;

/**
 * An entry of a server's rotation as shown to clients.
 *
 * @param sortOrder its position, from 0
 * @param difficulty {@code null} for the server's default
 * @param params mission parameters in the JSON model
 */
public record RotationEntryView(
        int id, int sortOrder, int missionId, String missionName, String difficulty, Map<String, Object> params) {}
