/** Brings two changes of one section together, as far as they don't touch the same field. */
import { same } from "./values.ts";

export type Values = Readonly<Record<string, unknown>>;

/** A field that both of us changed, and not to the same. */
export interface Conflict {
  field: string;
  base: unknown;
  mine: unknown;
  theirs: unknown;
}

export interface Merged {
  /** My changes of fields that nobody else changed. */
  mine: Values;
  /** The fields that somebody else changed and I did not. */
  taken: string[];
  conflicts: Conflict[];
}

/**
 * @param base what my change began with
 * @param edits the fields that I changed
 * @param theirs what is stored now
 */
export function merge(base: Values, edits: Values, theirs: Values): Merged {
  const mine: Record<string, unknown> = {};
  const taken: string[] = [];
  const conflicts: Conflict[] = [];
  for (const field of Object.keys(theirs)) {
    const isTheirs = !same(base[field], theirs[field]);
    if (!(field in edits)) {
      if (isTheirs) {
        taken.push(field);
      }
    } else if (!same(edits[field], theirs[field])) {
      mine[field] = edits[field];
      if (isTheirs) {
        conflicts.push({ field, base: base[field], mine: edits[field], theirs: theirs[field] });
      }
    }
  }
  return { mine, taken, conflicts };
}
