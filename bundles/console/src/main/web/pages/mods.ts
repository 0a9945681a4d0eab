import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { ApiError, get, remove } from "../core/api.ts";
import { t } from "../core/i18n.ts";
import { onMessage, onReady } from "../core/live.ts";
import { place, setQuery } from "../core/router.ts";
import { games } from "../core/servers.ts";
import { can } from "../core/session.ts";
import { View } from "../frame.ts";
import type { Mod } from "../core/types.ts";
import { ask } from "../parts/dialog.ts";
import { icon } from "../parts/icons.ts";
import { broken, empty, loading } from "../parts/states.ts";
import { done, failed } from "../parts/toast.ts";
import { addMod } from "./mod-dialog.ts";
import { matching } from "./mod-list.ts";

const CHANGES = ["mod_registered", "mod_deleted"];

/** The library of mods, from which servers enable theirs. Search and game are in the address. */
@customElement("lg-mods")
export class Mods extends View {
  @state()
  accessor mods: readonly Mod[] | null = null;
  @state()
  accessor error: unknown = null;

  constructor() {
    super();
    this.watch(games, place);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(onReady(() => this.#load()));
    this.untilRemoved(onMessage("event", (message) => {
      if (CHANGES.includes(message.data.event_type)) {
        this.#load();
      }
    }));
  }

  async #load(): Promise<void> {
    try {
      this.mods = await get<Mod[]>("/mods");
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  override render(): unknown {
    const all = this.mods;
    if (all === null || games.value === null) {
      return this.error === null ? loading() : broken(this.error, () => this.#load());
    }
    const may = can("mods.manage");
    const { query } = place.value;
    const game = query.get("game") ?? "";
    const shown = matching(all, query.get("q") ?? "").filter((mod) => game === "" || mod.game_type === game);
    const canAdd = may && this.#moddable().length > 0;
    const add = canAdd
      ? html`
        <button class="primary" @click="${() => this.#add(game)}">${icon("plus")}${t("mods.add")}</button>
      `
      : nothing;
    return html`
      <div class="page-head"><h1>${t("mods.title")}</h1>${add}</div>
      ${this.error === null ? nothing : broken(this.error, () => this.#load())} ${all.length === 0
        ? empty(t("mods.none"), t(canAdd ? "mods.none.text" : "mods.none.viewer"), add)
        : html`
          ${this.#tools(all, game)} ${shown.length === 0 ? empty(t("mods.no_match")) : this.#table(shown, may)}
        `}
    `;
  }

  /** The games whose adapters support mods at the moment. */
  #moddable() {
    return (games.value ?? []).filter((game) => game.capabilities.includes("mod_manager"));
  }

  #tools(all: readonly Mod[], game: string): TemplateResult {
    const types = [...new Set([...all.map((mod) => mod.game_type), ...game === "" ? [] : [game]])].sort();
    return html`
      <div class="tools">
        <label class="search">
          ${icon("search")}
          <input type="search" aria-label="${t("mods.search")}" placeholder="${t("mods.search")}" .value="${place.value
            .query.get("q") ?? ""}" @input="${(event: Event) =>
            setQuery({ q: (event.target as HTMLInputElement).value })}">
        </label>
        <label class="inline">
          <span class="visually-hidden">${t("mods.game")}</span>
          <select @change="${(event: Event) => setQuery({ game: (event.target as HTMLSelectElement).value })}">
            <option value="" ?selected="${game === ""}">${t("mods.game.all")}</option>
            ${types.map((type) =>
              html`
                <option value="${type}" ?selected="${type === game}">${nameOf(type)}</option>
              `
            )}
          </select>
        </label>
      </div>
    `;
  }

  #table(shown: readonly Mod[], may: boolean): TemplateResult {
    return html`
      <div class="scroll">
        <table class="cards">
          <thead>
            <tr>
              <th>${t("mods.name")}</th>
              <th>${t("mods.game")}</th>
              <th>${t("mods.folder")}</th>
              <th>${t("mods.workshop")}</th>
              ${may
                ? html`
                  <td class="actions"></td>
                `
                : nothing}
            </tr>
          </thead>
          <tbody>
            ${repeat(shown, (mod) => mod.id, (mod) =>
              html`
                <tr>
                  <th scope="row">${mod.name}${mod.description
                    ? html`
                      <span class="sub">${mod.description}</span>
                    `
                    : nothing}</th>
                  <td data-label="${t("mods.game")}">${nameOf(mod.game_type)}</td>
                  <td data-label="${t("mods.folder")}"><code>${mod.folder_path}</code></td>
                  <td data-label="${t("mods.workshop")}">${mod.workshop_id ?? "–"}</td>
                  ${may
                    ? html`
                      <td class="actions">
                        <button class="quiet compact" title="${t("action.delete")}" aria-label="${t(
                          "mods.delete.label",
                          {
                            name: mod.name,
                          },
                        )}" @click="${() => this.#delete(mod)}">${icon("trash")}</button>
                      </td>
                    `
                    : nothing}
                </tr>
              `)}
          </tbody>
        </table>
      </div>
    `;
  }

  async #add(game: string): Promise<void> {
    const added = await addMod(this.#moddable(), game);
    if (added !== undefined) {
      done(t("mods.added", { name: added.name }));
      await this.#load();
    }
  }

  async #delete(mod: Mod): Promise<void> {
    const question = t("mods.delete.question", { name: mod.name });
    const text = t("mods.delete.text", { folder: mod.folder_path });
    if (!await ask({ title: question, text, action: t("action.delete"), danger: true })) {
      return;
    }
    try {
      await remove(`/mods/${mod.id}`);
      done(t("mods.deleted", { name: mod.name }));
      await this.#load();
    } catch (error) {
      const isInUse = error instanceof ApiError && error.code === "MOD_IN_USE";
      failed(isInUse ? new Error(t("mods.in_use", { name: mod.name })) : error);
    }
  }
}

function nameOf(type: string): string {
  return games.value?.find((game) => game.game_type === type)?.display_name ?? type;
}
