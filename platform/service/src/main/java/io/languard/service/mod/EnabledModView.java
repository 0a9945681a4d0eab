package io.languard.service.mod;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A mod enabled on a server, as shown to clients. */
public record EnabledModView(
        int modId, String name, String folderPath, @JsonProperty("is_server_mod") boolean serverOnly, int sortOrder) {}
