package io.languard.service.ban;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.languard.api.ban.BanEffect;
import org.jspecify.annotations.Nullable;

/**
 * The result of adding a ban.
 *
 * @param effect when the game applies it; {@code null} if the game has no ban list
 */
public record BanResult(
        @JsonUnwrapped Ban ban,
        @JsonProperty("effective") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BanEffect effect) {}
