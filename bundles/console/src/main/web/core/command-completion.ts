/** What may follow what was typed into a command line: commands of the game, players who are online, commands sent before. */
import type { Player, RemoteCommand } from "./types.ts";

/** What suggestions are made of. */
export interface Known {
  commands: readonly RemoteCommand[];
  players: readonly Pick<Player, "slot_id" | "name">[];
  /** Oldest first. */
  history: readonly string[];
}

export interface Suggestion {
  kind: "command" | "player" | "history";
  /** The whole line once the suggestion is taken. */
  line: string;
  /** A command with its parameters, the name of a player, or a line that was sent before. */
  title: string;
  /** What a command does, or the slot of a player; may be empty. */
  detail: string;
}

/** A command that was typed, and the parameter that is being typed; beyond its last one, it stays at that. */
export interface Typed {
  command: RemoteCommand;
  parameter: number;
}

const MAX_HISTORY = 5;

/** Returns what tells suggestions apart: the same line is another suggestion once it means another player. */
export function keyOf(suggestion?: Suggestion | null): string {
  const { kind, line, title, detail } = suggestion ?? {};
  return JSON.stringify([kind, line, title, detail]);
}

/** Returns what may follow, the commands first, then players, then what was sent before. An empty line fits everything. */
export function suggest(line: string, known: Known): Suggestion[] {
  const found = [...commands(line, known.commands), ...players(line, known)];
  const lines = new Set(found.map((one) => one.line.trimEnd()));
  return [...found, ...history(line, known.history).filter((one) => !lines.has(one.line))];
}

/** Returns the command that a line begins with, once a blank follows its name. */
export function typedCommand(line: string, all: readonly RemoteCommand[]): Typed | null {
  const text = line.trimStart();
  const command = all
    .filter((one) => begins(text, one.name + " "))
    .reduce<RemoteCommand | null>(
      (best, one) => best === null || one.name.length > best.name.length ? one : best,
      null,
    );
  if (command === null) {
    return null;
  }
  const words = text.slice(command.name.length).trimStart().split(/ +/);
  return { command, parameter: Math.min(words.length, command.parameters.length) - 1 };
}

/** Returns what taking a suggestion would add to a line; empty if it would change what was typed. */
export function rest(suggestion: Suggestion, line: string): string {
  return begins(suggestion.line, line) ? suggestion.line.slice(line.length) : "";
}

/** Returns the suggestion that is offered within the line: the first that continues a word, be it by a blank. */
export function inline(suggestions: readonly Suggestion[], line: string): Suggestion | null {
  return /\S$/.test(line) ? suggestions.find((one) => rest(one, line) !== "") ?? null : null;
}

/** Returns a parameter as manuals write it. */
export function parameterText({ name, optional }: RemoteCommand["parameters"][number]): string {
  return optional ? `[${name}]` : `<${name}>`;
}

function commands(line: string, all: readonly RemoteCommand[]): Suggestion[] {
  const [indent, text] = [line.slice(0, line.length - line.trimStart().length), line.trimStart()];
  return all
    .filter(({ name, parameters }) => begins(name, text) && (name.length > text.length || parameters.length > 0))
    .map(({ name, parameters, description }) => ({
      kind: "command",
      line: indent + name + (parameters.length > 0 ? " " : ""),
      title: [name, ...parameters.map(parameterText)].join(" "),
      detail: description,
    }));
}

function players(line: string, known: Known): Suggestion[] {
  const typed = typedCommand(line, known.commands);
  if (typed === null) {
    return [];
  }
  const { parameters, name } = typed.command;
  const argumentsStart = line.length - line.trimStart().length + name.length;
  const words = [...line.slice(argumentsStart).matchAll(/ +([^ ]*)/g)];
  // A name may contain blanks, so that all that follows belongs to it as long as it fits.
  const index = Math.min(words.length, parameters.findIndex((one) => one.kind === "player_name") + 1 || Infinity) - 1;
  const parameter = parameters[index];
  if (parameter === undefined || parameter.kind === "text") {
    return [];
  }
  const start = argumentsStart + words[index]!.index + words[index]![0].length - words[index]![1]!.length;
  const word = line.slice(start);
  const end = index + 1 < parameters.length ? " " : "";
  return known.players
    .filter((player) =>
      contains(player.name, word) || (parameter.kind === "player_slot" && begins(player.slot_id, word))
    )
    .map((player) => ({
      kind: "player",
      line: line.slice(0, start) + (parameter.kind === "player_slot" ? player.slot_id : player.name) + end,
      title: player.name,
      detail: player.slot_id === player.name ? "" : player.slot_id,
    }));
}

function history(line: string, sent: readonly string[]): Suggestion[] {
  return [...sent].reverse()
    .filter((one) => begins(one, line) && one !== line.trimEnd())
    .slice(0, MAX_HISTORY)
    .map((one) => ({ kind: "history", line: one, title: one, detail: "" }));
}

function begins(text: string, start: string): boolean {
  return text.slice(0, start.length).toLowerCase() === start.toLowerCase();
}

function contains(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}
