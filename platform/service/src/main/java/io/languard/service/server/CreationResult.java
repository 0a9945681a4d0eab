package io.languard.service.server;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Map;

/**
 * A new server and its generated credentials, which are shown only this once.
 *
 * @param credentials field name to secret
 */
public record CreationResult(@JsonUnwrapped ServerView server, Map<String, String> credentials) {}
