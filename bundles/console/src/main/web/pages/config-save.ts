import type { Mistake } from "../core/check.ts";
import { ApiError } from "../core/errors.ts";
import type { Values } from "../core/merge.ts";
import type { ConfigModel, Section, StoredSection } from "./config-model.ts";

/** A value that was not accepted. */
export interface Refusal {
  section: string;
  /** The place, such as `kick_timeout[1].seconds`. */
  field: string;
  /** The name of the setting. */
  name: string;
  title: string;
  reason: string;
}

export interface Outcome {
  saved: number;
  refusals: Refusal[];
  /** What failed without naming a setting. */
  errors: unknown[];
}

/** Sends the changes of a section. Returns the section as it is stored then. */
export type Send = (section: string, change: Values) => Promise<StoredSection>;

/** How often a section is sent again after changes of others that touch none of mine. */
const MAX_TRIES = 5;

/**
 * Stores the changes of all sections, each by itself; nothing is sent while a value is known to be wrong. Conflicts wait in
 * the model.
 */
export async function saveConfig(
  model: ConfigModel,
  send: Send,
  textOf: (mistake: Mistake) => string,
): Promise<Outcome> {
  const mistakes = model.sections.flatMap((section) => mistakesOf(model, section, textOf));
  const outcome: Outcome = { saved: 0, refusals: mistakes, errors: [] };
  if (mistakes.length > 0) {
    return outcome;
  }
  for (const section of model.sections) {
    if (model.edited(section.name) > 0 && model.conflicts(section.name).length === 0) {
      try {
        outcome.saved += await store(model, send, section.name, MAX_TRIES);
      } catch (error) {
        const named = refusalsOf(section, error);
        outcome.refusals.push(...named);
        outcome.errors.push(...(named.length === 0 ? [error] : []));
      }
    }
  }
  return outcome;
}

/** Returns how many of the changes are stored now. */
async function store(model: ConfigModel, send: Send, section: string, tries: number): Promise<number> {
  const count = model.edited(section);
  const change = model.change(section);
  try {
    model.saved(section, change, await send(section, change));
    return count;
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== "CONFIG_VERSION_CONFLICT" || tries === 0) {
      throw error;
    }
    const { current_config: current, current_version: version } = error.data as {
      current_config: StoredSection;
      current_version: number;
    };
    const meta = { ...model.meta(section)!, ...current._meta, config_version: version };
    model.receive(section, { ...current, _meta: meta });
    const isSentAgain = model.conflicts(section).length === 0 && model.edited(section) > 0;
    const taken = Math.max(0, count - model.edited(section));
    return taken + (isSentAgain ? await store(model, send, section, tries - 1) : 0);
  }
}

function mistakesOf(model: ConfigModel, section: Section, textOf: (mistake: Mistake) => string): Refusal[] {
  return section.fields.flatMap((field) =>
    model.mistakes(section.name, field).map((mistake) => ({
      section: section.name,
      field: field.name + mistake.path,
      name: field.name,
      title: field.title,
      reason: textOf(mistake),
    }))
  );
}

function refusalsOf(section: Section, error: unknown): Refusal[] {
  const details = error instanceof ApiError ? error.details : [];
  return details.map(({ field, reason }) => {
    const name = section.fields.find((one) => one.name === field)?.name ?? field.split(/[.[]/)[0]!;
    const title = section.fields.find((one) => one.name === name)?.title ?? field;
    return { section: section.name, field, name, title, reason };
  });
}
