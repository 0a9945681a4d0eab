package io.languard.service.server;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;

/**
 * A new server and the credentials made for it, which are shown this once.
 *
 * @param credentials field name to secret
 */
public record CreationResult(@JsonUnwrapped ServerView server, Map<String, String> credentials) {}
