import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { get, post, query } from "../core/api.ts";
import { duration, time } from "../core/format.ts";
import { t } from "../core/i18n.ts";
import { onMessage, onReady } from "../core/live.ts";
import { place, setQuery } from "../core/router.ts";
import { can } from "../core/session.ts";
import { View } from "../frame.ts";
import { Throttle } from "../core/throttle.ts";
import type { PlayerHistory, PlayerSession, Server } from "../core/types.ts";
import { askBan } from "../parts/ban.ts";
import { icon } from "../parts/icons.ts";
import { offsetOf, pager } from "../parts/pager.ts";
import { broken, empty, loading } from "../parts/states.ts";
import { facts, identityOf } from "./player-facts.ts";

const PAGE = 50;
const OFFSET = "from";
const TYPING_PAUSE = 400;
const PAUSE = 10_000;

/** The sessions of all players who were ever on a server. Search and page are in the address. */
@customElement("lg-player-history")
export class PlayerHistoryList extends View {
  @property({ attribute: false })
  accessor server!: Server;

  @state()
  accessor history: PlayerHistory | null = null;
  @state()
  accessor error: unknown = null;

  readonly #reload = new Throttle(() => this.#load(), PAUSE);
  #typing: ReturnType<typeof setTimeout> | undefined;
  #loaded = "";

  constructor() {
    super();
    this.watch(place);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(onReady(() => this.#load()));
    this.untilRemoved(place.listen(() => {
      if (this.#path() !== this.#loaded) {
        clearTimeout(this.#typing);
        this.#typing = setTimeout(() => this.#load(), TYPING_PAUSE);
      }
    }));
    this.untilRemoved(onMessage("event", (message) => {
      const { event_type } = message.data;
      if (message.server_id === this.server.id && (event_type === "player_joined" || event_type === "player_left")) {
        this.#reload.request();
      }
    }));
    this.untilRemoved(() => {
      this.#reload.cancel();
      clearTimeout(this.#typing);
    });
  }

  override willUpdate(changed: PropertyValues): void {
    const before = changed.get("server") as Server | undefined;
    if (before !== undefined && before.id !== this.server.id) {
      this.history = null;
      this.#load();
    }
  }

  #path(): string {
    const search = place.value.query.get("q");
    return `/servers/${this.server.id}/players/history${query({ limit: PAGE, offset: offsetOf(OFFSET), search })}`;
  }

  async #load(): Promise<void> {
    const path = this.#path();
    this.#loaded = path;
    try {
      const history = await get<PlayerHistory>(path);
      // Another search may have been typed meanwhile.
      if (path === this.#loaded) {
        this.history = history;
        this.error = null;
      }
    } catch (error) {
      this.error = error;
    }
  }

  override render(): unknown {
    const { history } = this;
    const search = place.value.query.get("q") ?? "";
    return html`
      <section class="block" aria-labelledby="history-title">
        <header><h2 id="history-title">${t("players.history")}</h2></header>
        <div class="tools">
          <label class="search">
            ${icon("search")}
            <input type="search" aria-label="${t("players.search")}" placeholder="${t(
              "players.search",
            )}" .value="${search}" @input="${(event: Event) =>
              setQuery({ q: (event.target as HTMLInputElement).value, [OFFSET]: null })}">
          </label>
          <span role="status">${history === null ? nothing : t("players.sessions", { count: history.total })}</span>
        </div>
        ${this.error === null ? nothing : broken(this.error, () => this.#load())} ${history === null
          ? this.error === null ? loading() : nothing
          : history.players.length === 0
          ? empty(t(search === "" ? "players.history.none" : "players.no_match"))
          : html`
            ${this.#table(history.players)} ${pager(OFFSET, history.total, PAGE)}
          `}
      </section>
    `;
  }

  #table(sessions: readonly PlayerSession[]): TemplateResult {
    const may = can("server.players", this.server.id);
    return html`
      <div class="scroll">
        <table class="cards">
          <thead>
            <tr>
              <th>${t("players.name")}</th>
              <th>${t("players.joined")}</th>
              <th>${t("players.left_at")}</th>
              <th class="number">${t("players.session")}</th>
              ${may
                ? html`
                  <td class="actions"></td>
                `
                : nothing}
            </tr>
          </thead>
          <tbody>${repeat(sessions, (session) => session.id, (session) => this.#row(session, may))}</tbody>
        </table>
      </div>
    `;
  }

  #row(session: PlayerSession, may: boolean): TemplateResult {
    const { name } = session;
    const identity = identityOf(session);
    return html`
      <tr>
        <th scope="row">${name}${facts(session)}</th>
        <td data-label="${t("players.joined")}">${time(session.joined_at)}</td>
        <td data-label="${t("players.left_at")}">${session.left_at === null ? t("players.still_here") : time(
          session.left_at,
        )}</td>
        <td class="number" data-label="${t("players.session")}">${duration(session.session_seconds)}</td>
        ${may
          ? html`
            <td class="actions">
              ${identity === null ? nothing : html`
                <button aria-label="${t("players.label", { action: t("players.ban"), name })}" @click="${() =>
                  this.#ban(name, identity)}">${t("players.ban")}</button>
              `}
            </td>
          `
          : nothing}
      </tr>
    `;
  }

  #ban(name: string, guid: string): Promise<void> {
    return askBan({
      player: { name, guid },
      send: (request) => post(`/servers/${this.server.id}/bans`, request),
    });
  }
}
