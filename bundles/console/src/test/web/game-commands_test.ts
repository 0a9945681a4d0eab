import { GameCommands } from "../../main/web/core/game-commands.ts";
import { games } from "../../main/web/core/servers.ts";
import type { Game } from "../../main/web/core/types.ts";
import { equal } from "./equal.ts";
import { FakePlatform } from "./http.ts";

const PATH = "/api/games/arma3/remote-admin/commands";
const KICK = [{ name: "kick", description: "Kicks a player", parameters: [] }];
const BAN = [{ name: "ban", description: "Bans a player", parameters: [] }];

function adaptersChange(): void {
  games.value = [{ game_type: "arma3" } as Game];
}

/** Lets requests be sent, and responses arrive. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

Deno.test("commands are read once, and again after adapters have changed", async () => {
  using platform = new FakePlatform();
  adaptersChange();
  const commands = new GameCommands("arma3");
  equal(platform.waiting, []);
  commands.read();
  commands.read();
  await settled();
  equal(platform.waiting, [PATH]);
  platform.respond(KICK);
  await settled();
  equal(commands.known.value, KICK);
  commands.read();
  await settled();
  equal(platform.waiting, []);

  adaptersChange();
  commands.read();
  await settled();
  platform.respond(BAN);
  await settled();
  equal(commands.known.value, BAN);
});

Deno.test("commands are read again if adapters change meanwhile", async () => {
  using platform = new FakePlatform();
  adaptersChange();
  const commands = new GameCommands("arma3");
  commands.read();
  await settled();
  adaptersChange();
  commands.read();
  await settled();
  equal(platform.waiting, [PATH]);
  platform.respond(KICK);
  await settled();
  equal(platform.waiting, [PATH]);
  platform.respond(BAN);
  await settled();
  equal(commands.known.value, BAN);
});

Deno.test("an adapter that fails is not asked again until adapters change, and its old commands go", async () => {
  using platform = new FakePlatform();
  adaptersChange();
  const commands = new GameCommands("arma3");
  commands.read();
  await settled();
  platform.respond(KICK);
  await settled();

  adaptersChange();
  commands.read();
  await settled();
  platform.refuse(500, "GAME_ERROR");
  await settled();
  equal(commands.known.value, []);
  commands.read();
  await settled();
  equal(platform.waiting, []);

  adaptersChange();
  commands.read();
  await settled();
  equal(platform.waiting, [PATH]);
  platform.respond(KICK);
  await settled();
  equal(commands.known.value, KICK);
});

Deno.test("a platform that could not be reached is asked again", async () => {
  using platform = new FakePlatform();
  adaptersChange();
  const commands = new GameCommands("arma3");
  commands.read();
  await settled();
  platform.fail();
  await settled();
  commands.read();
  await settled();
  equal(platform.waiting, [PATH]);
  platform.respond(KICK);
  await settled();
  equal(commands.known.value, KICK);
});
