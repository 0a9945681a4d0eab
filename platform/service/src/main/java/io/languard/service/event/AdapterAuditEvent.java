package io.languard.service.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/** Events about adapters; they belong to no single server. */
public sealed interface AdapterAuditEvent extends AuditEvent {

    /** The adapter of a game type was registered. */
    @JsonTypeName("adapter_registered")
    record AdapterRegistered(String gameType) implements AdapterAuditEvent {}

    /** The adapter of a game type was unregistered. */
    @JsonTypeName("adapter_unregistered")
    record AdapterUnregistered(String gameType) implements AdapterAuditEvent {}

    /**
     * The state of a file in the drop folder changed.
     *
     * @param state the new state in lowercase, or {@code removed}
     * @param bundle the name and version of the bundle; {@code null} if the file is not a bundle
     */
    @JsonTypeName("adapter_file")
    record AdapterFileChanged(
            String file,
            String state,
            @Nullable String bundle,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String problem)
            implements AdapterAuditEvent {}
}
