package io.languard.service.mod;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A mod that is enabled on a server, as clients see it. */
public record EnabledModView(
        int modId, String name, String folderPath, @JsonProperty("is_server_mod") boolean serverOnly, int sortOrder) {}
