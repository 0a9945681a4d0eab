package io.languard.spi.config;

/**
 * A stored configuration section of a server.
 *
 * @param values a JSON object as text, with secrets encrypted
 * @param version starts at 1 and increases by one with every change
 */
public record ConfigSectionRecord(String section, String values, int version, String schemaVersion) {}
