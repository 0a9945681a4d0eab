package io.languard.service.mod;

/** A mod enabled on a server, as shown to clients. */
public record EnabledModView(int modId, String name, String folderPath, boolean serverOnly, int sortOrder) {}
