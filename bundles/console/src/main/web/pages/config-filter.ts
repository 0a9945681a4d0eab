import type { Field } from "../core/schema.ts";
import type { ConfigModel, Section } from "./config-model.ts";

/** All settings, those that were changed and not saved, or those that are not the default. */
export type Show = "all" | "changed" | "custom";

/** Whether a setting is among those that one looks for. All the words must be in its name, title, help or section. */
export function isShown(
  model: ConfigModel,
  section: Section,
  field: Field,
  words: readonly string[],
  show: Show,
): boolean {
  const isWanted = show === "all" ||
    (show === "changed" ? model.isEdited(section.name, field) : !model.isDefault(section.name, field));
  const text = [section.title, field.name, field.title, field.help, ...field.choices.map((choice) => choice.label)]
    .join(" ").toLowerCase();
  return isWanted && words.every((word) => text.includes(word));
}
