/** The rotation as it is edited: parameters are a text with one `name = value` a line until they are sent. */
import type { FieldProblem } from "../core/errors.ts";
import type { RotationEntry, RotationItem } from "../core/types.ts";

export interface Entry {
  /** Tells entries of the same mission apart while their order changes. */
  readonly key: number;
  readonly mission: number;
  readonly name: string;
  readonly difficulty: string;
  readonly params: string;
}

let nextKey = 1;

export function entriesOf(rotation: readonly RotationEntry[]): Entry[] {
  return rotation.map((entry) => ({
    key: nextKey++,
    mission: entry.mission.id,
    name: entry.mission.mission_name,
    difficulty: entry.difficulty ?? "",
    params: textOf(entry.params_json),
  }));
}

export function newEntry(mission: { id: number; mission_name: string }): Entry {
  return { key: nextKey++, mission: mission.id, name: mission.mission_name, difficulty: "", params: "" };
}

/** Returns whether two rotations would be saved as the same. */
export function isSame(a: readonly Entry[], b: readonly Entry[]): boolean {
  return a === b || JSON.stringify(a.map(update)) === JSON.stringify(b.map(update));
}

/** Returns an entry as the API takes it. */
export function update(entry: Entry): RotationItem {
  return {
    mission_id: entry.mission,
    ...(entry.difficulty === "" ? {} : { difficulty: entry.difficulty }),
    params: paramsOf(entry.params),
  };
}

export function textOf(params: Readonly<Record<string, unknown>>): string {
  return Object.entries(params)
    .map(([name, value]) => `${name} = ${typeof value === "string" && isPlain(value) ? value : JSON.stringify(value)}`)
    .join("\n");
}

/** Reads values as JSON, which numbers and `true` are, and anything else as a text. Lines without a name are left out. */
export function paramsOf(text: string): Record<string, unknown> {
  const params: Record<string, unknown> = {};
  for (const line of text.split("\n")) {
    const at = line.includes("=") ? line.indexOf("=") : line.length;
    const name = line.slice(0, at).trim();
    if (name !== "") {
      params[name] = valueOf(line.slice(at + 1).trim());
    }
  }
  return params;
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Whether a text is read as itself. */
function isPlain(text: string): boolean {
  return text === text.trim() && !text.includes("\n") && valueOf(text) === text;
}

/** Returns what is wrong with each entry, by its position. */
export function problemsOf(details: readonly FieldProblem[]): ReadonlyMap<number, string> {
  const problems = new Map<number, string>();
  for (const { field, reason } of details) {
    const position = /^rotation(?:\[|\.)(\d+)\]?\.?(.*)$/.exec(field);
    if (position !== null) {
      const index = Number(position[1]);
      const text = position[2] === "" ? reason : `${position[2]}: ${reason}`;
      problems.set(index, [problems.get(index), text].filter(Boolean).join("\n"));
    }
  }
  return problems;
}
