import { ApiError, put } from "../core/api.ts";
import { t } from "../core/i18n.ts";
import { mistakeText } from "../parts/form.ts";
import { done, failed } from "../parts/toast.ts";
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

/** How often a section is sent again after changes of others that touch none of mine. */
const MAX_TRIES = 5;

/** Stores the changes of all sections, each by itself. Returns what was not accepted; conflicts are in the model. */
export async function saveConfig(model: ConfigModel, server: number): Promise<Refusal[]> {
  const mistakes = model.sections.flatMap((section) => mistakesOf(model, section));
  if (mistakes.length > 0) {
    return mistakes;
  }
  const refusals: Refusal[] = [];
  const before = model.count;
  for (const section of model.sections) {
    if (model.edited(section.name) > 0 && model.conflicts(section.name).length === 0) {
      try {
        await store(model, server, section, MAX_TRIES);
      } catch (error) {
        const named = refusalsOf(section, error);
        refusals.push(...named);
        if (named.length === 0) {
          failed(error);
        }
      }
    }
  }
  if (model.count < before) {
    done(t("config.saved", { count: before - model.count }));
  }
  return refusals;
}

async function store(model: ConfigModel, server: number, section: Section, tries: number): Promise<void> {
  const path = `/servers/${server}/config/${encodeURIComponent(section.name)}`;
  try {
    model.saved(section.name, await put<StoredSection>(path, model.change(section.name)));
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== "CONFIG_VERSION_CONFLICT") {
      throw error;
    }
    const { current_config, current_version } = error.data as {
      current_config: StoredSection;
      current_version: number;
    };
    const meta = { ...model.meta(section.name)!, ...current_config._meta, config_version: current_version };
    model.receive(section.name, { ...current_config, _meta: meta });
    if (model.conflicts(section.name).length === 0 && model.edited(section.name) > 0 && tries > 1) {
      await store(model, server, section, tries - 1);
    }
  }
}

function mistakesOf(model: ConfigModel, section: Section): Refusal[] {
  return section.fields.flatMap((field) =>
    model.mistakes(section.name, field).map((mistake) => ({
      section: section.name,
      field: field.name + mistake.path,
      name: field.name,
      title: field.title,
      reason: mistakeText(mistake),
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
