package io.languard.service.ban;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.languard.api.ban.BanEffect;

/**
 * A ban that was added.
 *
 * @param effect when it counts; {@code null} if the game keeps no list of its own
 */
public record BanResult(
        @JsonUnwrapped Ban ban,
        @JsonProperty("effective") @JsonInclude(JsonInclude.Include.NON_NULL) BanEffect effect) {}
