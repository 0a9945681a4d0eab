package io.languard.webhooks.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.languard.service.event.AdapterEvent;
import io.languard.service.event.AuditEvent;
import io.languard.service.event.LifecycleAuditEvent.Crashed;
import io.languard.service.event.LifecycleAuditEvent.Started;
import io.languard.service.event.PlatformEvent;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordFormatTest {

    private static final Instant TIME = Instant.parse("2026-04-16T10:00:00.250Z");

    private static JsonNode post(String serverName, AuditEvent event) throws Exception {
        String message = MessageCodec.write(new PlatformEvent.Audited(1, "supervisor", event, TIME));
        return new ObjectMapper().readTree(DiscordFormat.write(message, serverName));
    }

    private static String description(AuditEvent event) throws Exception {
        return post("Main", event).at("/embeds/0/description").asText();
    }

    @Test
    void writesOneEmbedThatMentionsNobody() throws Exception {
        JsonNode post = post("Main", new Crashed(139, 12L, "killed by SIGSEGV", List.of("one", "two")));

        assertThat(post.toString())
                .isEqualTo("{\"embeds\":[{\"title\":\"Main: Crashed\",\"description\":"
                        + "\"**Exit code:** 139\\n**Pid:** 12\\n**Reason:** killed by SIGSEGV\\n```\\none\\ntwo\\n```\","
                        + "\"color\":14170682,\"timestamp\":\"2026-04-16T10:00:00.250Z\","
                        + "\"footer\":{\"text\":\"Languard, server 1\"}}],\"allowed_mentions\":{\"parse\":[]}}");
        assertThat(post("Main", new Started(1)).at("/embeds/0/color").asInt()).isEqualTo(0x2E9E5B);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@everyone",
                "<@123>",
                "<@&123>",
                "</say:1>",
                "<t:1>",
                "[free](https://evil.test)",
                "https://evil.test",
                "**bold** __under__ ~~gone~~ ||spoiler||",
                "# head",
                "-# small",
                "- item",
                "> quote",
                "`code` ```block```",
                "a\\*b",
                "1. list"
            })
    void escapesEverythingThatHasAMeaning(String text) throws Exception {
        String line = description(new AdapterEvent("chat", Map.of("text", text)));

        String value = line.substring("**Text:** ".length());
        assertThat(value.replaceAll("\\\\(.)", "")).matches("[A-Za-z0-9 &]*");
        assertThat(value.replaceAll("\\\\(.)", "$1")).isEqualTo(text);
    }

    @Test
    void escapesNamesOfServersAndOfDetails() throws Exception {
        JsonNode post = post("@here **x**", new AdapterEvent("chat", Map.of("**k**", List.of("[a](b)"))));

        assertThat(post.at("/embeds/0/title").asText()).isEqualTo("\\@here \\*\\*x\\*\\*: Chat");
        assertThat(post.at("/embeds/0/description").asText()).startsWith("**\\*\\*k\\*\\*:** \\[\"\\[a\\]\\(b\\)\"\\]");
    }

    @Test
    void aTextCannotLeaveItsLineOrItsBlock() throws Exception {
        assertThat(description(new AdapterEvent("chat", Map.of("text", "a\n# b\r\u2028c\u202Ed\u0000"))))
                .isEqualTo("**Text:** a \\# b  cd ");
        assertThat(description(new Crashed(null, null, null, List.of("``` @everyone", "x\n```"))))
                .isEqualTo("\n```\n\u02cb\u02cb\u02cb @everyone\nx \u02cb\u02cb\u02cb\n```");
    }

    @Test
    void staysWithinTheLimits() throws Exception {
        Map<String, Object> detail = new TreeMap<>();
        for (int i = 0; i < 100; i++) {
            detail.put("key" + i, "*🦊".repeat(200));
        }
        detail.put("last_lines", Collections.nCopies(100, "🦊".repeat(100)));

        JsonNode post = post("🦊*".repeat(200), new AdapterEvent("chat", detail));

        JsonNode embed = post.at("/embeds/0");
        assertThat(post.path("embeds")).hasSize(1);
        assertThat(embed.path("title").asText().length()).isBetween(250, 256);
        assertThat(embed.path("description").asText().length()).isBetween(4000, 4096);
        assertThat(embed.path("description").asText()).endsWith("🦊\n```");
        assertThat(embed.path("title").asText().length()
                        + embed.path("description").asText().length()
                        + embed.at("/footer/text").asText().length())
                .isLessThanOrEqualTo(6000);
        assertThat(post.toString()).doesNotContain("?");
    }

    @Test
    void aShortenedTextEndsBetweenItsCharacters() {
        assertThat(DiscordText.shorten("abc", 3)).isEqualTo("abc");
        assertThat(DiscordText.shorten("abcd", 3)).isEqualTo("ab…");
        assertThat(DiscordText.shorten("a🦊bc", 3)).isEqualTo("a…");
        assertThat(DiscordText.shorten("a\\*bc", 3)).isEqualTo("a…");
        assertThat(DiscordText.shorten("\\\\*bc", 3)).isEqualTo("\\\\…");
    }
}
