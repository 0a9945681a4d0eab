package io.languard.ports.server;

/** What a client changes on a server; {@code null} keeps the present value. */
public record ServerChange(
        String name,
        String description,
        String exePath,
        Integer gamePort,
        Integer rconPort,
        Boolean autoRestart,
        Integer maxRestarts) {}
