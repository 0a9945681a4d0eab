/** The configuration of a server as one edits it: what is stored, what was changed, and what meets changes of others. */
import { check, type Mistake } from "../core/check.ts";
import { type Conflict, merge, type Values } from "../core/merge.ts";
import { type Field, fieldsOf, type Schema } from "../core/schema.ts";
import { MASK, same } from "../core/values.ts";

export interface Meta {
  config_version: number;
  schema_version: string;
  restart_needed?: boolean;
  /** The fields whose values the process was not started with. */
  restart_fields?: string[];
}

export type StoredSection = Values & { _meta: Meta };

export interface Section {
  name: string;
  title: string;
  help: string;
  fields: readonly Field[];
}

export class ConfigModel {
  readonly sections: readonly Section[];
  #stored: Record<string, StoredSection>;
  #edits: Record<string, Record<string, unknown>> = {};
  #conflicts: Record<string, Conflict[]> = {};

  constructor(schemas: Record<string, Schema>, stored: Record<string, StoredSection>) {
    this.sections = Object.entries(schemas).map(([name, schema]) => ({
      name,
      title: schema.title ?? name,
      help: schema.description ?? "",
      fields: fieldsOf(schema),
    }));
    this.#stored = stored;
  }

  /** A number that changes whenever a section is stored. */
  get version(): number {
    return this.sections.reduce((sum, { name }) => sum + (this.meta(name)?.config_version ?? 0), 0);
  }

  meta(section: string): Meta | undefined {
    return this.#stored[section]?._meta;
  }

  /** The stored value. A field that was added after the section was stored has its default. */
  stored(section: string, field: Field): unknown {
    const values = this.#stored[section];
    return values !== undefined && field.name in values ? values[field.name] : field.schema.default;
  }

  value(section: string, field: Field): unknown {
    return this.isEdited(section, field) ? this.#edits[section]![field.name] : this.stored(section, field);
  }

  edit(section: string, field: Field, value: unknown): void {
    const edits = this.#edits[section] ??= {};
    if (same(value, this.stored(section, field))) {
      delete edits[field.name];
      this.#settle(section, field.name);
    } else {
      edits[field.name] = value;
    }
  }

  isEdited(section: string, field: Field): boolean {
    return field.name in (this.#edits[section] ?? {});
  }

  isDefault(section: string, field: Field): boolean {
    const value = this.value(section, field);
    const isUnknown = field.kind === "secret" && value === MASK;
    return isUnknown || field.schema.default === undefined || same(value, field.schema.default);
  }

  needsRestart(section: string, field: Field): boolean {
    return this.meta(section)?.restart_fields?.includes(field.name) ?? false;
  }

  edited(section: string): number {
    return Object.keys(this.#edits[section] ?? {}).length;
  }

  get count(): number {
    return Object.keys(this.#edits).reduce((sum, section) => sum + this.edited(section), 0);
  }

  discard(): void {
    this.#edits = {};
    this.#conflicts = {};
  }

  mistakes(section: string, field: Field): Mistake[] {
    return this.isEdited(section, field) ? check(field, this.value(section, field)) : [];
  }

  /** Returns the body of the request that stores the changes of a section. */
  change(section: string): Values {
    return { ...this.#edits[section], config_version: this.meta(section)!.config_version };
  }

  /** Takes what is stored now, after my change was sent. What was typed since then stays a change. */
  saved(section: string, sent: Values, stored: StoredSection): void {
    const { fields } = this.sections.find(({ name }) => name === section)!;
    const shown = fields.map((field) => ({ field, value: this.value(section, field) }));
    const typed = shown.filter(({ field, value }) =>
      !same(value, field.name in sent ? sent[field.name] : this.stored(section, field))
    );
    this.#stored = { ...this.#stored, [section]: stored };
    delete this.#edits[section];
    typed.forEach(({ field, value }) => this.edit(section, field, value));
    this.#conflicts[section] = this.conflicts(section).filter(({ field }) => field in (this.#edits[section] ?? {}));
  }

  /** Takes what somebody else has stored. Returns the number of their changes that meet none of mine. */
  receive(section: string, stored: StoredSection): number {
    const { mine, taken, conflicts } = merge(this.#stored[section] ?? {}, this.#edits[section] ?? {}, stored);
    const open =
      this.#conflicts[section]?.filter((old) =>
        old.field in mine && !conflicts.some((conflict) => conflict.field === old.field)
      ) ?? [];
    this.#edits[section] = { ...mine };
    this.#conflicts[section] = [...open, ...conflicts];
    this.#stored = { ...this.#stored, [section]: stored };
    return taken.filter((field) => field !== "_meta").length;
  }

  conflicts(section: string): readonly Conflict[] {
    return this.#conflicts[section] ?? [];
  }

  /** Decides a conflict. */
  decide(section: string, conflict: Conflict, takes: "mine" | "theirs"): void {
    if (takes === "theirs") {
      delete this.#edits[section]?.[conflict.field];
    }
    this.#settle(section, conflict.field);
  }

  #settle(section: string, field: string): void {
    this.#conflicts[section] = (this.#conflicts[section] ?? []).filter((conflict) => conflict.field !== field);
  }
}
