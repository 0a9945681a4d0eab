package io.languard.core.job;

import io.languard.service.user.Permission;
import org.jspecify.annotations.Nullable;

/**
 * A job to start.
 *
 * @param type in snake_case
 * @param serverId the server that it concerns; {@code null} for the platform
 * @param actor the name of who starts it
 * @param permission what starting it requires
 */
public record JobRequest(String type, @Nullable Integer serverId, String actor, Permission permission) {}
