package io.languard.spi.config;

/**
 * One config section of one server as it is stored.
 *
 * @param values JSON text; secrets in it are encrypted already
 * @param version grows by one with every change, from 1
 */
public record ConfigSectionRecord(String section, String values, int version, String schemaVersion) {}
