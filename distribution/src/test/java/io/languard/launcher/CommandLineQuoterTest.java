package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandLineQuoterTest {

    @Test
    void doesNotChangeASingleArgument() {
        assertThat(CommandLineQuoter.join(List.of("servers | grep 'x y'"))).isEqualTo("servers | grep 'x y'");
    }

    @Test
    void quotesSeveralArgumentsSeparately() {
        assertThat(CommandLineQuoter.join(List.of("say", "1", "hello all"))).isEqualTo("say 1 'hello all'");
        assertThat(CommandLineQuoter.join(List.of("say", "1", "it's \"$5\" \\o/")))
                .isEqualTo("say 1 \"it's \\\"\\$5\\\" \\\\o/\"");
        assertThat(CommandLineQuoter.join(List.of("create", "name=Сервер", ""))).isEqualTo("create name=Сервер ''");
    }
}
