package io.languard.service.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/** Events about missions and mods. */
public sealed interface ContentAuditEvent extends AuditEvent {

    /** A mission file was uploaded. */
    @JsonTypeName("mission_uploaded")
    record MissionUploaded(int missionId, String filename, long fileSize) implements ContentAuditEvent {}

    /** A mission file was deleted. */
    @JsonTypeName("mission_deleted")
    record MissionDeleted(int missionId, String filename) implements ContentAuditEvent {}

    /** The mission rotation was replaced; the names of the missions are in its order. */
    @JsonTypeName("rotation_updated")
    record RotationUpdated(List<String> missions) implements ContentAuditEvent {}

    /** A mod was registered. */
    @JsonTypeName("mod_registered")
    record ModRegistered(int modId, String gameType, String name, String folderPath) implements ContentAuditEvent {}

    /** A mod was deleted. */
    @JsonTypeName("mod_deleted")
    record ModDeleted(int modId, String gameType, String name, String folderPath) implements ContentAuditEvent {}

    /** The enabled mods of a server were replaced; their names are in load order. */
    @JsonTypeName("mods_updated")
    record ModsUpdated(List<String> mods) implements ContentAuditEvent {}

    /** The adapter has a warning about a registered mod. */
    @JsonTypeName("warning")
    record ModWarning(String message, int modId, String name) implements ContentAuditEvent {}

    /** The adapter has a warning about an uploaded mission. */
    @JsonTypeName("warning")
    record MissionWarning(String message, int missionId, String filename) implements ContentAuditEvent {}
}
