import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { get, post, query, remove } from "../core/api.ts";
import { ago, time } from "../core/format.ts";
import { t } from "../core/i18n.ts";
import { onMessage, onReady } from "../core/live.ts";
import { place, setQuery } from "../core/router.ts";
import { gameOf, games } from "../core/servers.ts";
import { can } from "../core/session.ts";
import { View } from "../frame.ts";
import { Throttle } from "../core/throttle.ts";
import type { Ban, Server } from "../core/types.ts";
import { askBan } from "../parts/ban.ts";
import { ask } from "../parts/dialog.ts";
import { icon } from "../parts/icons.ts";
import { offsetOf, pager } from "../parts/pager.ts";
import { broken, empty, loading } from "../parts/states.ts";
import { done, failed } from "../parts/toast.ts";
import { matching } from "./ban-list.ts";

const CHANGES = ["player_banned", "ban_added", "ban_removed"];
const PAGE = 50;
const READ = 1000;
const OFFSET = "from";
const PAUSE = 3000;

/** Who is banned from a server, by whom and until when. All are read, since the API has no search for them. */
@customElement("lg-server-bans")
export class ServerBans extends View {
  @property({ attribute: false })
  accessor server!: Server;

  @state()
  accessor bans: readonly Ban[] | null = null;
  @state()
  accessor error: unknown = null;

  readonly #reload = new Throttle(() => this.#load(), PAUSE);
  #wasAll = false;

  constructor() {
    super();
    this.watch(place, games);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(onReady(() => this.#load()));
    this.untilRemoved(place.listen(() => {
      if (this.#isAll !== this.#wasAll) {
        this.bans = null;
        this.#load();
      }
    }));
    this.untilRemoved(onMessage("event", (message) => {
      if (message.server_id === this.server.id && CHANGES.includes(message.data.event_type)) {
        this.#reload.request();
      }
    }));
    this.untilRemoved(() => this.#reload.cancel());
  }

  override willUpdate(changed: PropertyValues): void {
    const before = changed.get("server") as Server | undefined;
    if (before !== undefined && before.id !== this.server.id) {
      this.bans = null;
      this.#load();
    }
  }

  get #isAll(): boolean {
    return place.value.query.has("all");
  }

  async #load(): Promise<void> {
    const isAll = this.#isAll;
    this.#wasAll = isAll;
    const { id } = this.server;
    try {
      const bans: Ban[] = [];
      for (let page: Ban[] | null = null; page === null || page.length === READ;) {
        const part = query({ active_only: !isAll, limit: READ, offset: bans.length });
        page = await get<Ban[]>(`/servers/${id}/bans${part}`);
        bans.push(...page);
      }
      if (isAll === this.#isAll && id === this.server.id) {
        this.bans = bans;
        this.error = null;
      }
    } catch (error) {
      this.error = error;
    }
  }

  override render(): unknown {
    const { bans } = this;
    const may = can("server.players", this.server.id) && gameOf(this.server) !== undefined;
    const add = may
      ? html`
        <button class="primary" @click="${this.#add}">${icon("plus")}${t("bans.add")}</button>
      `
      : nothing;
    const hasList = gameOf(this.server)?.capabilities.includes("ban_manager") ?? true;
    return html`
      <h2 class="visually-hidden">${t("bans.title")}</h2>
      ${hasList ? nothing : html`
        <p class="notice warning">${icon("warning")}<span class="text">${t("bans.recorded_only")}</span></p>
      `} ${this.#tools(add)} ${this.error === null ? nothing : broken(this.error, () => this.#load())} ${bans === null
        ? this.error === null ? loading() : nothing
        : this.#list(bans, may)}
    `;
  }

  #tools(add: unknown): TemplateResult {
    const choice = (isAll: boolean) =>
      html`
        <button aria-pressed="${this.#isAll === isAll}" @click="${() =>
          setQuery({ all: isAll ? "1" : null, [OFFSET]: null })}">${t(isAll ? "bans.all" : "bans.active")}</button>
      `;
    return html`
      <div class="tools">
        <label class="search">
          ${icon("search")}
          <input type="search" aria-label="${t("bans.search")}" placeholder="${t("bans.search")}" .value="${place.value
            .query.get("q") ?? ""}" @input="${(event: Event) =>
            setQuery({ q: (event.target as HTMLInputElement).value, [OFFSET]: null })}">
        </label>
        <span class="choices" role="group" aria-label="${t("bans.shown")}">${choice(false)}${choice(true)}</span>
        ${add}
      </div>
    `;
  }

  #list(bans: readonly Ban[], may: boolean): TemplateResult {
    if (bans.length === 0) {
      return this.#isAll ? empty(t("bans.none.all")) : empty(t("bans.none"), may ? t("bans.none.text") : "");
    }
    const found = matching(bans, place.value.query.get("q") ?? "");
    const offset = offsetOf(OFFSET);
    return html`
      <p class="hint" role="status">${t("bans.count", { count: found.length })}</p>
      ${found.length === 0 ? empty(t("bans.no_match")) : html`
        ${this.#table(found.slice(offset, offset + PAGE), may)} ${pager(OFFSET, found.length, PAGE)}
      `}
    `;
  }

  #table(shown: readonly Ban[], may: boolean): TemplateResult {
    return html`
      <div class="scroll">
        <table class="cards">
          <thead>
            <tr>
              <th>${t("bans.player")}</th>
              <th>${t("bans.reason")}</th>
              <th>${t("bans.by")}</th>
              <th>${t("bans.at")}</th>
              <th>${t("bans.until")}</th>
              ${may
                ? html`
                  <td class="actions"></td>
                `
                : nothing}
            </tr>
          </thead>
          <tbody>${repeat(shown, (ban) => ban.id, (ban) => this.#row(ban, may))}</tbody>
        </table>
      </div>
    `;
  }

  #row(ban: Ban, may: boolean): TemplateResult {
    const name = ban.name ?? ban.guid;
    return html`
      <tr>
        <th scope="row">${ban.name}<span class="sub mono">${ban.guid}</span></th>
        <td data-label="${t("bans.reason")}">${ban.reason || "–"}</td>
        <td data-label="${t("bans.by")}">${ban.banned_by === "game" ? t("bans.by_game") : ban.banned_by}</td>
        <td data-label="${t("bans.at")}">${ago(ban.banned_at)}</td>
        <td data-label="${t("bans.until")}">${ban.expires_at === null
          ? ban.is_active ? t("bans.never") : "–"
          : time(ban.expires_at)} ${ban.is_active ? nothing : html`
          <span class="tag">${t("bans.ended")}</span>
        `}</td>
        ${may
          ? html`
            <td class="actions">
              ${ban.is_active
                ? html`
                  <button aria-label="${t("bans.lift.label", { name })}" @click="${() => this.#lift(ban, name)}">${t(
                    "bans.lift",
                  )}</button>
                `
                : nothing}
            </td>
          `
          : nothing}
      </tr>
    `;
  }

  async #add(): Promise<void> {
    await askBan({ send: (request) => post(`/servers/${this.server.id}/bans`, request) });
    await this.#load();
  }

  async #lift(ban: Ban, name: string): Promise<void> {
    const title = t("bans.lift.question", { name });
    if (!await ask({ title, text: t("bans.lift.text"), action: t("bans.lift") })) {
      return;
    }
    try {
      await remove(`/servers/${this.server.id}/bans/${ban.id}`);
      done(t("bans.lifted", { name }));
      await this.#load();
    } catch (error) {
      failed(error);
    }
  }
}
