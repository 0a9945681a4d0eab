package io.languard.service.config;

import java.util.Map;

/**
 * A configuration section as shown to clients, with secrets masked.
 *
 * @param values field to value, in the schema's order
 */
public record ConfigSectionView(String section, Map<String, Object> values, int version, String schemaVersion) {}
