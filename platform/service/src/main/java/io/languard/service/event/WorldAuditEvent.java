package io.languard.service.event;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/** Events about players' worlds; they belong to no single server. */
public sealed interface WorldAuditEvent extends AuditEvent {

    /** A world was created and started. */
    @JsonTypeName("world_created")
    record WorldCreated(String player, String container) implements WorldAuditEvent {}

    /** A world was started. */
    @JsonTypeName("world_started")
    record WorldStarted(String player, String container) implements WorldAuditEvent {}

    /** A world was stopped. */
    @JsonTypeName("world_stopped")
    record WorldStopped(String player, String container) implements WorldAuditEvent {}

    /** A world was frozen. */
    @JsonTypeName("world_frozen")
    record WorldFrozen(String player, String container) implements WorldAuditEvent {}

    /** A frozen world was thawed. */
    @JsonTypeName("world_thawed")
    record WorldThawed(String player, String container) implements WorldAuditEvent {}

    /** A world was deleted. */
    @JsonTypeName("world_deleted")
    record WorldDeleted(String player, String container) implements WorldAuditEvent {}

    /** Inactive worlds were removed. */
    @JsonTypeName("worlds_cleaned_up")
    record WorldsCleanedUp(int removed, List<String> errors) implements WorldAuditEvent {}
}
