import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { get, put, query } from "../core/api.ts";
import { t } from "../core/i18n.ts";
import { onMessage, onReady } from "../core/live.ts";
import { href } from "../core/paths.ts";
import { can } from "../core/session.ts";
import { View } from "../frame.ts";
import type { EnabledMod, Mod, Server } from "../core/types.ts";
import { icon } from "../parts/icons.ts";
import { broken, empty, loading } from "../parts/states.ts";
import { done, failed } from "../parts/toast.ts";
import { LeaveGuard } from "../parts/unsaved.ts";
import { entriesOf, type Entry, isSame, matching, newEntry, update } from "./mod-list.ts";
import "../parts/reorder.ts";

const CHANGES = ["mods_updated", "mod_registered", "mod_deleted"];

/** The enabled mods of a server in the order in which it loads them, and the library to add from. */
@customElement("lg-server-mods")
export class ServerMods extends View {
  @property({ attribute: false })
  accessor server!: Server;

  @state()
  accessor library: readonly Mod[] | null = null;
  @state()
  accessor saved: readonly Entry[] = [];
  @state()
  accessor entries: readonly Entry[] = [];
  @state()
  accessor search = "";
  @state()
  accessor isChangedElsewhere = false;
  @state()
  accessor isSaving = false;
  @state()
  accessor error: unknown = null;

  readonly #guard = new LeaveGuard();

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(onReady(() => this.#load()));
    this.untilRemoved(onMessage("event", (message) => {
      const isOurs = message.server_id === null || message.server_id === this.server.id;
      if (isOurs && CHANGES.includes(message.data.event_type)) {
        this.#load();
      }
    }));
    this.untilRemoved(() => this.#guard.release());
  }

  override willUpdate(changed: PropertyValues): void {
    const before = changed.get("server") as Server | undefined;
    if (before !== undefined && before.id !== this.server.id) {
      this.library = null;
      this.entries = this.saved = [];
      this.#load();
    }
    this.#guard.isUnsaved = this.#isUnsaved;
  }

  get #isUnsaved(): boolean {
    return !isSame(this.entries, this.saved);
  }

  async #load(): Promise<void> {
    const { id, game_type } = this.server;
    try {
      const [enabled, library] = await Promise.all([
        get<EnabledMod[]>(`/servers/${id}/mods`),
        get<Mod[]>(`/mods${query({ game_type })}`),
      ]);
      const saved = entriesOf(enabled);
      if (!this.#isUnsaved) {
        this.entries = saved;
      } else if (!isSame(saved, this.saved)) {
        this.isChangedElsewhere = true;
      }
      this.saved = saved;
      this.library = library;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  override render(): unknown {
    const { library } = this;
    if (library === null) {
      return this.error === null ? loading() : broken(this.error, () => this.#load());
    }
    const may = can("server.mods", this.server.id);
    return html`
      ${this.error === null ? nothing : broken(this.error, () => this.#load())}
      <div class="two-columns">
        <section class="block" aria-labelledby="enabled-title">
          <header><h2 id="enabled-title">${t("mods.enabled")}</h2></header>
          <p class="hint">${t("mods.enabled.text")}</p>
          ${this.#enabled(may)}
        </section>
        ${may
          ? html`
            <section class="block" aria-labelledby="library-title">
              <header>
                <h2 id="library-title">${t("mods.library")}</h2>
                <a class="button" href="${href("mods")}?game=${encodeURIComponent(this.server.game_type)}">${t(
                  "mods.manage",
                )}</a>
              </header>
              ${this.#library(library)}
            </section>
          `
          : nothing}
      </div>
    `;
  }

  #enabled(may: boolean): TemplateResult {
    const isUnsaved = this.#isUnsaved;
    return html`
      ${this.entries.length === 0 ? empty(t("mods.enabled.none"), may ? t("mods.enabled.none.text") : "") : html`
        <lg-reorder
          .items="${this.entries}"
          .key="${(entry: Entry) => entry.mod}"
          .name="${(entry: Entry) => entry.name}"
          .row="${(entry: Entry) => this.#row(entry, may)}"
          .isFixed="${!may}"
          .changed="${(entries: Entry[]) => this.entries = entries}"
        ></lg-reorder>
      `} ${isUnsaved
        ? html`
          <div class="save-bar">
            <span class="text" role="status">${t("unsaved.count")}${this.isChangedElsewhere
              ? html`
                <span class="sub">${t("unsaved.elsewhere")}</span>
              `
              : nothing}</span>
            <button @click="${this.#discard}">${t("action.discard")}</button>
            <button class="primary" ?disabled="${this.isSaving}" @click="${this.#save}">${t("action.save")}</button>
          </div>
        `
        : nothing}
    `;
  }

  #row(entry: Entry, may: boolean): TemplateResult {
    return html`
      <span class="name">${entry.name}<span class="sub">${entry.folder}</span></span>
      <label class="switch">
        <input type="checkbox" ?disabled="${!may}" .checked="${entry.isServerMod}" @change="${(event: Event) =>
          this.#switch(entry, (event.target as HTMLInputElement).checked)}">
        ${t("mods.server_only")}<span class="visually-hidden">: ${entry.name}</span>
      </label>
      ${may
        ? html`
          <button class="quiet compact" title="${t("action.remove")}" aria-label="${t("mods.disable.label", {
            name: entry.name,
          })}" @click="${() => this.entries = this.entries.filter((one) => one !== entry)}">${icon("kill")}</button>
        `
        : nothing}
    `;
  }

  #switch(entry: Entry, isServerMod: boolean): void {
    this.entries = this.entries.map((one) => one === entry ? { ...one, isServerMod } : one);
  }

  #library(library: readonly Mod[]): TemplateResult {
    const enabled = new Set(this.entries.map((entry) => entry.mod));
    const rest = library.filter((mod) => !enabled.has(mod.id));
    if (rest.length === 0) {
      return library.length === 0
        ? empty(t("mods.library.none"), t("mods.library.none.text"))
        : empty(t("mods.library.all"));
    }
    const found = matching(rest, this.search);
    return html`
      <div class="tools">
        <label class="search">
          ${icon("search")}
          <input type="search" aria-label="${t("mods.search")}" placeholder="${t("mods.search")}" .value="${this
            .search}" @input="${(event: Event) => this.search = (event.target as HTMLInputElement).value}">
        </label>
      </div>
      ${found.length === 0 ? empty(t("mods.no_match")) : html`
        <ul class="plain-list">
          ${repeat(found, (mod) => mod.id, (mod) =>
            html`
              <li>
                <span class="name">${mod.name}<span class="sub">${mod.folder_path}</span></span>
                <button aria-label="${t("mods.enable.label", { name: mod.name })}" @click="${() =>
                  this.entries = [...this.entries, newEntry(mod)]}">${icon("plus")}${t("mods.enable")}</button>
              </li>
            `)}
        </ul>
      `}
    `;
  }

  #discard(): void {
    this.entries = this.saved;
    this.isChangedElsewhere = false;
  }

  async #save(): Promise<void> {
    const sent = this.entries;
    this.isSaving = true;
    try {
      this.saved = entriesOf(await put<EnabledMod[]>(`/servers/${this.server.id}/mods`, { mods: update(sent) }));
      if (this.entries === sent) {
        this.entries = this.saved;
      }
      this.isChangedElsewhere = false;
      done(t("mods.saved"));
    } catch (error) {
      failed(error);
    } finally {
      this.isSaving = false;
    }
  }
}
