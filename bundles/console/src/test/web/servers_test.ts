import {
  changeServer,
  games,
  loadGames,
  loadServers,
  putServer,
  removeServer,
  servers,
} from "../../main/web/core/servers.ts";
import type { Server } from "../../main/web/core/types.ts";
import { equal } from "./equal.ts";
import { FakePlatform } from "./http.ts";

function server(id: number, name: string): Server {
  return { id, name, status: "stopped" } as Server;
}

function known(): unknown {
  return servers.value === null ? null : [...servers.value.values()].map(({ id, name, status }) => [id, name, status]);
}

/** Lets the request of a reading be sent. */
function sent(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

Deno.test("one server is no list before all of them were read", () => {
  servers.value = null;
  putServer(server(1, "one"));
  equal(known(), null);
});

Deno.test("what changes while servers are read is newer than what was read", async () => {
  using platform = new FakePlatform();
  servers.value = null;
  const reading = loadServers();
  await sent();
  putServer(server(3, "created"));
  changeServer(1, { status: "running" });
  removeServer(2);
  changeServer(4, { status: "running" });
  platform.respond([server(1, "one"), server(2, "deleted")]);
  await reading;
  equal(known(), [[1, "one", "running"], [3, "created", "stopped"]]);
});

Deno.test("changes before a reading don't outlive it", async () => {
  using platform = new FakePlatform();
  servers.value = new Map([[1, server(1, "one")]]);
  changeServer(1, { status: "running" });
  const reading = loadServers();
  await sent();
  equal(known(), [[1, "one", "running"]]);
  platform.respond([server(1, "one")]);
  await reading;
  equal(known(), [[1, "one", "stopped"]]);
});

Deno.test("games that change while they are read are read again", async () => {
  using platform = new FakePlatform();
  const reading = loadGames();
  await sent();
  loadGames();
  platform.respond([{ game_type: "arma3", capabilities: [] }]);
  await sent();
  equal(platform.waiting.length, 1);
  platform.respond([{ game_type: "arma3", capabilities: ["config_generator"] }]);
  await reading;
  equal(games.value?.map((game) => game.capabilities), [["config_generator"]]);
  equal(platform.waiting, []);
});

Deno.test("rights that change while servers are read are those of the list in the end", async () => {
  using platform = new FakePlatform();
  servers.value = null;
  const reading = Promise.all([loadServers(), loadServers()]);
  await sent();
  platform.respond([server(1, "one"), server(2, "out of reach now")]);
  await sent();
  changeServer(1, { status: "running" });
  platform.respond([server(1, "one")]);
  await reading;
  equal(known(), [[1, "one", "running"]]);
  equal(platform.waiting, []);
});
