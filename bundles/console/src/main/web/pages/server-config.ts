import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { get, put } from "../core/api.ts";
import { t } from "../core/i18n.ts";
import { onMessage, onReady } from "../core/live.ts";
import { place, setQuery } from "../core/router.ts";
import type { Field, Schema } from "../core/schema.ts";
import { can, user } from "../core/session.ts";
import { View } from "../frame.ts";
import type { Server } from "../core/types.ts";
import { type Problem, problemsOf } from "../parts/form.ts";
import { mistakeText } from "../parts/form-text.ts";
import { broken, empty, loading } from "../parts/states.ts";
import { done, failed } from "../parts/toast.ts";
import { LeaveGuard } from "../parts/unsaved.ts";
import { conflictView } from "./config-conflicts.ts";
import { sectionView, settingId } from "./config-fields.ts";
import { isShown } from "./config-filter.ts";
import { ConfigModel, type Section, type StoredSection } from "./config-model.ts";
import { importConfig, onFileDrop } from "./config-import.ts";
import { refusedNotice, restartNotice } from "./config-notices.ts";
import { type Refusal, saveConfig } from "./config-save.ts";
import { isSearch, search, sectionList, tools } from "./config-tools.ts";
import "./config-preview.ts";

/** Events after which the stored values, or what the process was started with, are others. */
const CHANGING = new Set([
  "config_updated",
  "config_imported",
  "server_updated",
  "started",
  "stopped",
  "crashed",
  "restarted",
  "adopted",
]);

/** The settings of a server's game: every section, made from its schema. The section and the filter are in the address. */
@customElement("lg-server-config")
export class ServerConfig extends View {
  @property({ attribute: false })
  accessor server!: Server;
  @state()
  accessor model: ConfigModel | { error: unknown } | null = null;
  @state()
  accessor refusals: readonly Refusal[] = [];
  @state()
  accessor isSaving = false;

  readonly #guard = new LeaveGuard();
  #reading = 0;
  #schemas: unknown = null;
  #isImporting = false;

  constructor() {
    super();
    this.watch(place, user);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(onReady(() => this.#read()));
    this.untilRemoved(onMessage("event", ({ server_id, data }) => {
      if (server_id === this.server.id && CHANGING.has(data.event_type) && !this.isSaving) {
        this.#read();
      }
    }));
    this.untilRemoved(onMessage("games", () => this.#read()));
    const page = new AbortController();
    document.addEventListener("keydown", (event) => this.#key(event), { signal: page.signal });
    onFileDrop(() => can("server.config", this.server.id), (file) => this.#import(file), page.signal);
    this.untilRemoved(() => page.abort());
    this.untilRemoved(() => this.#guard.release());
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("server") && changed.get("server") !== undefined && changed.get("server")!.id !== this.server.id) {
      this.model = null;
      this.refusals = [];
      this.#read();
    }
  }

  override updated(): void {
    this.#guard.isUnsaved = this.model instanceof ConfigModel && this.model.count > 0;
  }

  async #read(): Promise<void> {
    const reading = ++this.#reading;
    const { id, game_type } = this.server;
    try {
      const [schemas, stored] = await Promise.all([
        get<Record<string, Schema>>(`/games/${encodeURIComponent(game_type)}/config-schema`),
        get<Record<string, StoredSection>>(`/servers/${id}/config`),
      ]);
      if (reading === this.#reading) {
        this.#arrived(schemas, stored);
      }
    } catch (error) {
      if (!(this.model instanceof ConfigModel) && reading === this.#reading) {
        this.model = { error };
      }
    }
  }

  #arrived(schemas: Record<string, Schema>, stored: Record<string, StoredSection>): void {
    const model = this.model;
    // Schemas that have not changed are the same object. Those of an updated adapter wait until nothing would be lost.
    if (!(model instanceof ConfigModel) || (schemas !== this.#schemas && model.count === 0)) {
      this.#schemas = schemas;
      this.model = new ConfigModel(schemas, stored);
      if (!(model instanceof ConfigModel)) {
        this.updateComplete.then(() => this.#openLinked());
      }
      return;
    }
    const taken = model.sections.reduce(
      (sum, { name }) => sum + (stored[name] === undefined ? 0 : model.receive(name, stored[name])),
      0,
    );
    if (taken > 0) {
      done(t("config.taken", { count: taken }));
    }
    this.requestUpdate();
  }

  override render(): unknown {
    const { model } = this;
    if (model === null) {
      return loading();
    }
    if (!(model instanceof ConfigModel)) {
      return broken(model.error, () => this.#read());
    }
    const isEditable = can("server.config", this.server.id);
    const { query } = place.value;
    const preview = isEditable && query.has("preview");
    return html`
      ${isEditable ? nothing : html`
        <p class="notice">${t("config.read_only")}</p>
      `} ${restartNotice(model, this.server)} ${refusedNotice(
        this.refusals,
        ({ section, name }) => this.#focus(section, name),
      )}
      <div class="config-page ${preview ? "with-preview" : ""}">
        ${sectionList(model, this.#present(model))}
        <div class="settings-list">
          ${tools(isEditable, () => this.#import())} ${model.sections.map(({ name, fields }) =>
            model.conflicts(name).map((conflict) =>
              conflictView(model, name, fields, conflict, () => this.requestUpdate())
            )
          )} ${this.#fields(model, isEditable)} ${isEditable ? this.#bar(model) : nothing}
        </div>
        ${preview
          ? html`
            <lg-config-preview .server="${this.server.id}" .version="${model.version}"></lg-config-preview>
          `
          : nothing}
      </div>
    `;
  }

  #present(model: ConfigModel): Section {
    const name = place.value.query.get("section");
    return model.sections.find((section) => section.name === name) ?? model.sections[0]!;
  }

  #fields(model: ConfigModel, isEditable: boolean): unknown {
    const wanted = search();
    const { words, show } = wanted;
    // What one looks for can be in any section.
    const sections = isSearch(wanted) ? model.sections : [this.#present(model)];
    const found = sections
      .map((section) => ({
        section,
        fields: section.fields.filter((field) => isShown(model, section, field, words, show)),
      }))
      .filter(({ fields }) => fields.length > 0);
    if (found.length === 0) {
      return empty(t(show === "changed" && words.length === 0 ? "config.none_changed" : "config.none_found"));
    }
    return found.map(({ section, fields }) =>
      sectionView({
        model,
        section,
        fields,
        isEditable,
        problems: (field) => this.#problems(model, section, field),
        edit: (field, value) => this.#edit(model, section, field, value),
      })
    );
  }

  #problems(model: ConfigModel, section: Section, field: Field): Problem[] {
    const mistakes = model.mistakes(section.name, field)
      .map((mistake) => ({ path: mistake.path, reason: mistakeText(mistake) }));
    const refused = this.refusals.filter((refusal) => refusal.section === section.name);
    return [...mistakes, ...problemsOf(field.name, refused)];
  }

  #edit(model: ConfigModel, section: Section, field: Field, value: unknown): void {
    model.edit(section.name, field, value);
    this.refusals = this.refusals.filter((refusal) => refusal.section !== section.name || refusal.name !== field.name);
    this.requestUpdate();
  }

  #bar(model: ConfigModel): unknown {
    return model.count === 0 ? nothing : html`
      <div class="save-bar" role="region" aria-label="${t("config.unsaved.title")}">
        <span class="text" role="status">${t("config.unsaved", { count: model.count })}</span>
        <button type="button" ?disabled="${this.isSaving}" @click="${() => this.#discard(model)}">${t(
          "action.discard",
        )}</button>
        <button type="button" class="primary" ?disabled="${this.isSaving}" @click="${() => this.#save(model)}">${t(
          "action.save",
        )}</button>
      </div>
    `;
  }

  #discard(model: ConfigModel): void {
    model.discard();
    this.refusals = [];
    this.requestUpdate();
  }

  async #save(model: ConfigModel): Promise<void> {
    this.isSaving = true;
    this.refusals = [];
    try {
      const path = `/servers/${this.server.id}/config/`;
      const outcome = await saveConfig(
        model,
        (section, change) => put<StoredSection>(path + encodeURIComponent(section), change),
        mistakeText,
      );
      this.refusals = outcome.refusals;
      outcome.errors.forEach(failed);
      if (outcome.saved > 0) {
        done(t("config.saved", { count: outcome.saved }));
      }
    } finally {
      this.isSaving = false;
    }
    if (this.refusals.length > 0) {
      await this.updateComplete;
      this.querySelector<HTMLElement>(".refusals")?.focus();
    }
  }

  async #import(file?: File): Promise<void> {
    const { model } = this;
    if (!(model instanceof ConfigModel) || this.#isImporting) {
      return;
    }
    if (model.count > 0) {
      failed(t("config.import.unsaved"));
      return;
    }
    this.#isImporting = true;
    const count = await importConfig(this.server.id, model, file);
    this.#isImporting = false;
    if (count !== undefined) {
      done(t("config.import.done", { count }));
      await this.#read();
    }
  }

  #key(event: KeyboardEvent): void {
    if (event.key === "s" && (event.ctrlKey || event.metaKey) && this.model instanceof ConfigModel) {
      event.preventDefault();
      if (this.model.count > 0 && !this.isSaving && can("server.config", this.server.id)) {
        this.#save(this.model);
      }
    }
  }

  #openLinked(): void {
    const { query } = place.value;
    const [section, field] = [query.get("section"), query.get("field")];
    if (section !== null && field !== null) {
      this.#focus(section, field);
    }
  }

  async #focus(section: string, name: string): Promise<void> {
    setQuery({ section, q: null, show: null });
    await this.updateComplete;
    const setting = this.querySelector<View>(`#${CSS.escape(settingId(section, name))}`);
    await setting?.updateComplete;
    setting?.scrollIntoView({ block: "center" });
    setting?.querySelector<HTMLElement>("input, select, textarea, button")?.focus({ preventScroll: true });
  }
}
