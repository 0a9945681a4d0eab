import {
  inline,
  keyOf,
  type Known,
  parameterText,
  rest,
  suggest,
  typedCommand,
} from "../../main/web/core/command-completion.ts";
import type { RemoteCommand } from "../../main/web/core/types.ts";
import { equal } from "./equal.ts";

const REASON = { name: "reason", kind: "text", optional: true } as const;

const COMMANDS: RemoteCommand[] = [
  {
    name: "kick",
    description: "Kicks a player",
    parameters: [{ name: "player", kind: "player_slot", optional: false }, REASON],
  },
  { name: "bans", description: "Lists the bans", parameters: [] },
  {
    name: "ban",
    description: "Bans a player",
    parameters: [{ name: "player", kind: "player_slot", optional: false }, REASON],
  },
  { name: "whitelist", description: "Shows the list", parameters: [] },
  {
    name: "whitelist add",
    description: "Admits a player",
    parameters: [{ name: "player", kind: "player_name", optional: false }],
  },
  {
    name: "give",
    description: "Gives something to a player",
    parameters: [{ name: "item", kind: "text", optional: false }, {
      name: "player",
      kind: "player_name",
      optional: true,
    }, REASON],
  },
];

const KNOWN: Known = {
  commands: COMMANDS,
  players: [{ slot_id: "0", name: "Ann Lee" }, { slot_id: "1", name: "Bob" }, { slot_id: "12", name: "Zoë [X]" }],
  history: ["kick 3 away", "players", "ban 7 spam", "bans"],
};

function lines(line: string, known: Partial<Known> = {}): string[] {
  return suggest(line, { ...KNOWN, ...known }).map((one) => one.line);
}

Deno.test("names of commands are completed, whatever their case, before lines that were sent", () => {
  equal(lines("BA"), ["bans", "ban ", "ban 7 spam"]);
  equal(lines("  kic"), ["  kick "]);
  equal(lines("whitelist"), ["whitelist add "]);
  equal(lines("nothing"), []);
});

Deno.test("a command shows its parameters and what it does until they are typed", () => {
  equal(suggest("ban", { ...KNOWN, history: [] }).map((one) => [one.title, one.detail]), [
    ["bans", "Lists the bans"],
    ["ban <player> [reason]", "Bans a player"],
  ]);
  equal(lines("bans"), []);
});

Deno.test("an empty line fits every command, and the newest lines that were sent", () => {
  const history = ["1", "2", "3", "4", "5", "6", "7"];
  equal(lines("", { history }).slice(COMMANDS.length), ["7", "6", "5", "4", "3"]);
});

Deno.test("players are suggested by number and by any part of their name where a command takes a number", () => {
  equal(lines("kick "), ["kick 0 ", "kick 1 ", "kick 12 ", "kick 3 away"]);
  equal(lines("kick 1"), ["kick 1 ", "kick 12 "]);
  equal(lines("KICK  LEE"), ["KICK  0 "]);
  equal(suggest("kick z", KNOWN).map((one) => [one.kind, one.title, one.detail]), [["player", "Zoë [X]", "12"]]);
  equal(lines("kick 1 "), []);
  equal(lines("kick 1 b"), []);
});

Deno.test("names are suggested where a command takes a name, blanks included", () => {
  equal(lines("whitelist add ann l"), ["whitelist add Ann Lee"]);
  equal(lines("give sword "), ["give sword Ann Lee ", "give sword Bob ", "give sword Zoë [X] "]);
  equal(lines("give sword ann le"), ["give sword Ann Lee "]);
  equal(lines("give b"), []);
  equal(lines("give sword bob for free"), []);
});

Deno.test("without any known command, what was sent before is suggested alone", () => {
  equal(lines("b", { commands: [] }), ["bans", "ban 7 spam"]);
});

Deno.test("what is offered within the line continues a word and never changes what was typed", () => {
  const offered = (line: string) => {
    const suggestion = inline(suggest(line, KNOWN), line);
    return suggestion === null ? null : rest(suggestion, line);
  };
  equal(offered("ki"), "ck ");
  equal(offered("KI"), "ck ");
  equal(offered("kick"), " ");
  equal(offered("kick 3"), " away");
  equal(offered("kick "), null);
  equal(offered("kick b"), null);
  equal(offered("kick 1"), " ");
  equal(offered(""), null);
});

Deno.test("a typed command is known by its longest name, with the parameter that is being typed", () => {
  const typed = (line: string) => {
    const found = typedCommand(line, COMMANDS);
    return found === null ? null : [found.command.name, found.parameter];
  };
  equal(typed("kick"), null);
  equal(typed("kick "), ["kick", 0]);
  equal(typed("Kick 1"), ["kick", 0]);
  equal(typed("kick 1 too"), ["kick", 1]);
  equal(typed("kick 1 too many words"), ["kick", 1]);
  equal(typed("whitelist "), ["whitelist", -1]);
  equal(typed("whitelist add x"), ["whitelist add", 0]);
  equal(COMMANDS[0]!.parameters.map(parameterText), ["<player>", "[reason]"]);
});

Deno.test("a number that another player has now is another suggestion", () => {
  const first = (name: string) => suggest("kick 1", { ...KNOWN, players: [{ slot_id: "1", name }] })[0]!;
  equal(first("Bob").line, first("Ann").line);
  equal(keyOf(first("Ann")) === keyOf(first("Ann")), true);
  equal(keyOf(first("Bob")) === keyOf(first("Ann")), false);
  equal(keyOf(first("Bob")) === keyOf(null), false);
});
