import { actorName, eventText, eventTypes } from "../../main/web/core/event-text.ts";
import { equal } from "./equal.ts";

function text(event_type: string, detail: Record<string, unknown> = {}): string {
  return eventText({ event_type, detail });
}

Deno.test("an event is told with what is known about it", () => {
  equal(text("crashed", { exit_code: 139, reason: "segmentation fault" }), "Crashed: segmentation fault");
  equal(text("crashed", { exit_code: 1 }), "Crashed with exit code 1");
  equal(text("crashed", { exit_code: null }), "Crashed");
  equal(text("stopped", { exit_code: 0, pid: 4, ended_by: "signal" }), "Stopped by a signal");
  equal(text("mods_updated", { mods: ["@cba", "@ace"] }), "Mods changed: @cba, @ace");
  equal(text("mods_updated", { mods: [] }), "All mods disabled");
  equal(text("remote_command", { command: "#lock", error: "TIMEOUT" }), "Command failed (TIMEOUT): #lock");
});

Deno.test("a player without a name is called by what is known", () => {
  equal(text("player_kicked", { name: null, guid: "abc", slot_id: "1", reason: "" }), "Kicked abc");
  equal(text("player_left", { name: "Joe", session_seconds: 65 }), "Joe left after 1 min 5 s");
});

Deno.test("an event that an adapter has invented shows its values", () => {
  equal(text("vote_started", { map: "Altis", votes: 3 }), "vote_started: map Altis, votes 3");
  equal(text("sunrise"), "sunrise");
});

Deno.test("a name in an event can't refer to other texts", () => {
  equal(text("player_joined", { name: "{guid}", guid: "secret" }), "{guid} joined");
});

Deno.test("types belong to servers or to the platform", () => {
  equal(eventTypes(true).includes("login_failed"), true);
  equal(eventTypes(false).includes("login_failed"), false);
  equal(eventTypes(false).includes("crashed"), true);
  equal(eventTypes(true).includes("crashed"), false);
});

/** The types that the documentation of the API lists. */
async function documented(): Promise<string[]> {
  const api = await Deno.readTextFile(new URL("../../../../../docs/api.md", import.meta.url));
  const list = /^\* Event types:(.*?)^\* /ms.exec(api)![1]!;
  return [...list.replaceAll(/\(.*?\)/gs, "").matchAll(/`(\w+)`/g)].map((match) => match[1]!);
}

Deno.test("there are texts for exactly the documented types", async () => {
  const known = new Set([...eventTypes(true), ...eventTypes(false)]);
  equal([...known].sort(), [...new Set(await documented())].sort());
});

Deno.test("rights and keys belong to the platform", () => {
  equal(
    ["grants_changed", "api_key_created", "user_disabled"].filter((type) => eventTypes(true).includes(type)).length,
    3,
  );
  equal(text("grants_changed", { username: "eve", grants: [] }), "All rights granted to eve withdrawn");
  equal(text("api_key_created", { key_id: 3, name: "ci", grants: [] }), "API key ci created");
});

Deno.test("a name can't end its isolation", () => {
  equal(text("player_joined", { name: "\u05d0\u2069\u202e\u061cb" }), "\u2068\u05d0b\u2069 joined");
  equal(text("vote_started", { by: { name: "\u2069\u202eb" } }), 'vote_started: by {"name":"b"}');
});

Deno.test("users keep their names", () => {
  equal([actorName("supervisor"), actorName("joe")], ["Languard", "joe"]);
});

Deno.test("a name that changes the direction of text does not turn the sentence around", () => {
  equal(text("player_joined", { name: "\u05d0\u05d1" }), "\u2068\u05d0\u05d1\u2069 joined");
  equal(text("player_joined", { name: "a\u202eb" }), "ab joined");
});
