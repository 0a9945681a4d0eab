/** What the platform says about a configuration file, as one decides about it. */
import type { Field } from "../core/schema.ts";
import { MASK, same } from "../core/values.ts";
import type { ConfigModel } from "./config-model.ts";

export interface NotTaken {
  /** `null` for the file as a whole, or for something that it lacks. */
  line: number | null;
  text: string;
  reason: string;
}

export interface ImportResult {
  sections: Record<string, Record<string, unknown>>;
  rotation?: { mission_name: string; difficulty: string | null; params: Record<string, unknown> }[];
  not_taken: NotTaken[];
}

/** A setting that the import would change, or whose value is secret, so that nobody can tell. */
export interface Change {
  section: string;
  sectionTitle: string;
  field: Field;
  from: unknown;
  to: unknown;
}

/** What was not taken for the same reason. */
export interface Group {
  reason: string;
  statements: NotTaken[];
}

/** Returns what the import would change, in the order of the page, and the number of values that are the same already. */
export function changesOf(model: ConfigModel, result: ImportResult): { changes: Change[]; sameCount: number } {
  const changes: Change[] = [];
  let sameCount = 0;
  for (const { name, title, fields } of model.sections) {
    const taken = result.sections[name] ?? {};
    for (const field of fields.filter((one) => one.name in taken)) {
      const [from, to] = [model.stored(name, field), taken[field.name]];
      if (to !== MASK && same(from, to)) {
        sameCount++;
      } else {
        changes.push({ section: name, sectionTitle: title, field, from, to });
      }
    }
  }
  return { changes, sameCount };
}

/** Groups what was not taken by the reason, in the order of the file. */
export function groups(notTaken: readonly NotTaken[]): Group[] {
  const found = new Map<string, NotTaken[]>();
  for (const one of notTaken) {
    found.set(one.reason, [...found.get(one.reason) ?? [], one]);
  }
  return [...found].map(([reason, statements]) => ({ reason, statements }));
}
