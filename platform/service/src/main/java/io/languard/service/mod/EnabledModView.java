package io.languard.service.mod;

/** A mod that is enabled on a server, as clients see it. */
public record EnabledModView(int modId, String name, String folderPath, boolean serverOnly, int sortOrder) {}
