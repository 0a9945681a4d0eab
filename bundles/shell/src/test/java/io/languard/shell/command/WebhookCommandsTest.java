package io.languard.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.webhook.WebhookDefinition;
import io.languard.service.webhook.WebhookFormat;
import io.languard.service.webhook.WebhookTest;
import io.languard.shell.ShellFixture;
import io.languard.shell.session.LineRunner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookCommandsTest {

    private final ShellFixture shell = new ShellFixture();

    @Test
    void addsAWebhookForServersWithASecretFromStandardInput() throws Exception {
        shell.input = "s3cret\n";

        assertThat(shell.run("webhook-add chat https://example.org/x crashed,game.chat --format discord"
                        + " --servers 1,2 --secret"))
                .isZero();

        assertThat(shell.out).isEqualTo("Webhook 2 was added.\n");
        assertThat(shell.webhooks.passed)
                .isEqualTo(new WebhookDefinition(
                        "chat",
                        "https://example.org/x",
                        WebhookFormat.DISCORD,
                        List.of("crashed", "game.chat"),
                        List.of(1, 2),
                        "s3cret"));
        assertThat(shell.run("webhook-add all https://example.org/y crashed --json"))
                .isZero();
        assertThat(shell.webhooks.passed)
                .isEqualTo(new WebhookDefinition(
                        "all", "https://example.org/y", WebhookFormat.JSON, List.of("crashed"), null, null));
        assertThat(shell.out).contains("\"server_ids\" : null", "\"has_secret\" : false");
    }

    @Test
    void changesOnlyWhatIsGiven() throws Exception {
        assertThat(shell.run("webhook-set 1 --events started --no-secret")).isZero();
        assertThat(shell.webhooks.passed)
                .isEqualTo(new WebhookDefinition(
                        "alerts", "https://example.org/hook/t0ken", WebhookFormat.JSON, List.of("started"), null, ""));
        assertThat(shell.run("webhook-set 1 --servers 2 --name x")).isZero();
        assertThat(shell.webhooks.passed.serverIds()).containsExactly(2);
        assertThat(shell.webhooks.passed.secret()).isNull();
        assertThat(shell.run("webhook-set 1 --servers all")).isZero();
        assertThat(shell.webhooks.passed.serverIds()).isNull();
        assertThat(shell.run("webhook-set 9 --name x")).isEqualTo(LineRunner.FAILED);
    }

    @Test
    void listsAndDeletesWebhooksAndShowsDeliveries() throws Exception {
        assertThat(shell.run("webhooks")).isZero();
        assertThat(shell.out)
                .contains("alerts", "json", "all", "crashed, restart_gave_up", "example.org")
                .doesNotContain("t0ken");
        assertThat(shell.run("webhook-deliveries 1 --limit 1")).isZero();
        assertThat(shell.out)
                .contains("crashed", "pending", "503 Service Unavailable")
                .doesNotContain("login");
        assertThat(shell.run("webhook-del 1")).isZero();
        assertThat(shell.out).isEqualTo("Webhook 1 was deleted.\n");
        assertThat(shell.run("webhook-del 9")).isEqualTo(LineRunner.FAILED);
    }

    @Test
    void printsTheResultOfATest() throws Exception {
        assertThat(shell.run("webhook-test 1")).isZero();
        assertThat(shell.out).isEqualTo("Accepted with status 204 after 31 ms.\n");

        shell.webhooks.result = new WebhookTest(false, null, 3, "The host\u001b[31m is unknown");
        assertThat(shell.run("webhook-test 1")).isZero();
        assertThat(shell.out).startsWith("Failed: The host").doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "webhook-add x https://example.org/ crashed --format xml",
                "webhook-add x https://example.org/ crashed --servers one",
                "webhook-deliveries 1 --limit 0",
                "webhook-set one"
            })
    void rejectsMalformedArguments(String line) throws Exception {
        assertThat(shell.run(line)).isEqualTo(LineRunner.USAGE_ERROR);
        assertThat(shell.webhooks.passed).isNull();
    }
}
