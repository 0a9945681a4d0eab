package io.languard.arma3.config;

import java.util.List;

/**
 * A statement of a config text, and where it stands.
 *
 * @param line the number of its first line, from 1
 * @param lastLine the number of its last line
 * @param text the statement as it is spelled; of a class, only its beginning
 * @param body the statements of a class, in order, repeated ones included; empty for other statements
 */
public record ConfigStatement(
        int line, int lastLine, String text, ConfigBody.Member member, List<ConfigStatement> body) {

    public ConfigStatement {
        body = List.copyOf(body);
    }
}
