import { eventsOf, formatFor, gameEvents, hostOf, serverNames } from "../../main/web/pages/webhook-model.ts";
import { isOfPlatform } from "../../main/web/core/event-text.ts";
import type { Webhook } from "../../main/web/core/types.ts";
import { equal } from "./equal.ts";

Deno.test("typed events of games are added once, with their prefix", () => {
  equal(eventsOf(["crashed"], " chat, game.kill\nchat "), ["crashed", "game.chat", "game.kill"]);
  equal(eventsOf([], ""), []);
  equal(gameEvents(["crashed", "game.chat", "game.kill"]), "chat, kill");
});

Deno.test("the table shows the host and not the secret path", () => {
  equal(hostOf("https://discord.com/api/webhooks/1/t0ken"), "discord.com");
  equal(hostOf("http://10.0.0.5:8080/x"), "10.0.0.5:8080");
  equal(hostOf(""), "");
});

Deno.test("a Discord address suggests its format", () => {
  equal(formatFor("https://discord.com/api/webhooks/1/t"), "discord");
  equal(formatFor("https://ptb.discord.com/api/webhooks/1/t"), "discord");
  equal(formatFor("https://notdiscord.com/x"), "json");
  equal(formatFor("https://discord.com.evil.test/x"), "json");
});

Deno.test("servers are named, and those that are gone numbered", () => {
  const names = new Map([[1, { name: "Altis" }]]);
  equal(serverNames({ server_ids: [1, 2] } as Webhook, names), ["Altis", "#2"]);
  equal(serverNames({ server_ids: null } as Webhook, names), []);
});

Deno.test("events of the platform are told from those of servers", () => {
  equal(["login_failed", "world_created", "server_deleted", "crashed", "warning", "mods_updated"].map(isOfPlatform), [
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
