package io.languard.service.server;

import java.util.Map;

/**
 * A new server and the credentials made for it, which are shown this once.
 *
 * @param credentials field name to secret
 */
public record CreationResult(ServerView server, Map<String, String> credentials) {}
