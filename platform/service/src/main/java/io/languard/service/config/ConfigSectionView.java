package io.languard.service.config;

import java.util.Map;

/**
 * One config section as clients see it: secrets masked.
 *
 * @param values field to value, in the schema's order
 */
public record ConfigSectionView(String section, Map<String, Object> values, int version, String schemaVersion) {}
