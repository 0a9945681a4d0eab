package io.languard.service.user;

import org.jspecify.annotations.Nullable;

/** A change of a user; what is {@code null} stays as it is. */
public record UserChange(@Nullable Role role, @Nullable ServerAccess servers, @Nullable Boolean disabled) {}
