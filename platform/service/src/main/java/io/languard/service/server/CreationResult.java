package io.languard.service.server;

import java.util.Map;

/**
 * A new server and its generated credentials, which are shown only this once.
 *
 * @param credentials field name to secret
 */
public record CreationResult(ServerView server, Map<String, String> credentials) {}
