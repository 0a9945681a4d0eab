import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { t } from "../core/i18n.ts";
import type { Field } from "../core/schema.ts";
import { same } from "../core/values.ts";
import type { Problem } from "../parts/form.ts";
import { describeValue } from "../parts/form-text.ts";
import { icon } from "../parts/icons.ts";
import type { ConfigModel, Section } from "./config-model.ts";

export interface SectionView {
  model: ConfigModel;
  section: Section;
  fields: readonly Field[];
  isEditable: boolean;
  problems: (field: Field) => readonly Problem[];
  edit: (field: Field, value: unknown) => void;
}

/** The id of the element of a setting, for links to it. */
export function settingId(section: string, field: string): string {
  return `setting-${section}-${field}`;
}

/** The settings of a section that are shown, under its title. */
export function sectionView(view: SectionView): TemplateResult {
  const { section, fields } = view;
  return html`
    <section class="card setting-section" aria-labelledby="section-${section.name}">
      <h2 id="section-${section.name}">${section.title}</h2>
      ${section.help === "" ? nothing : html`
        <p class="hint">${section.help}</p>
      `} ${repeat(fields, (field) => settingId(section.name, field.name), (field) => setting(view, field))}
    </section>
  `;
}

function setting(view: SectionView, field: Field): TemplateResult {
  const { model, section } = view;
  const isEdited = model.isEdited(section.name, field);
  return html`
    <lg-field
      id="${settingId(section.name, field.name)}"
      class="setting ${isEdited ? "edited" : ""}"
      .field="${field}"
      .value="${model.value(section.name, field)}"
      .problems="${view.problems(field)}"
      .isReadOnly="${!view.isEditable}"
      .change="${(value: unknown) => view.edit(field, value)}"
      .marks="${marks(view, field, isEdited)}"
      .notes="${notes(view, field, isEdited)}"
    ></lg-field>
  `;
}

function marks({ model, section }: SectionView, field: Field, isEdited: boolean): TemplateResult {
  return html`
    <code class="setting-name">${field.name}</code>
    ${isEdited
      ? html`
        <span class="tag changed">${t("config.changed")}</span>
      `
      : nothing} ${model.needsRestart(section.name, field)
      ? html`
        <span class="tag restart">${icon("restart")}${t("config.restart_needed")}</span>
      `
      : nothing}
  `;
}

/** The default, and the ways back: to it, and to what is stored. */
function notes(view: SectionView, field: Field, isEdited: boolean): TemplateResult {
  const { model, section, isEditable, edit } = view;
  const { default: usual, "x-server-field": shared } = field.schema;
  const isDefault = model.isDefault(section.name, field);
  const isSecret = field.kind === "secret";
  const stored = model.stored(section.name, field);
  const isUndone = isEdited && same(stored, usual);
  return html`
    ${shared === "rcon_port"
      ? html`
        <span>${t("config.shared")}</span>
      `
      : nothing} ${usual === undefined || isSecret ? nothing : html`
      <span class="default ${isDefault ? "" : "differs"}">${t("config.default", {
        value: describeValue(field, usual).replaceAll("\n", ", "),
      })}</span>
    `} ${isEditable && !isDefault && !isSecret && !isUndone
      ? html`
        <button type="button" class="link" @click="${() => edit(field, usual)}">${t("config.use_default")}</button>
      `
      : nothing} ${isEditable && isEdited
      ? html`
        <button type="button" class="link" @click="${() => edit(field, stored)}">
          ${icon("undo")}${t("config.undo", {
            value: describeValue(field, stored).replaceAll("\n", ", "),
          })}
        </button>
      `
      : nothing}
  `;
}
