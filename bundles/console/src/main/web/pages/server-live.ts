import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { get } from "../core/api.ts";
import { actorName, eventText, isTrouble } from "../core/event-text.ts";
import { ago } from "../core/format.ts";
import { t } from "../core/i18n.ts";
import { onMessage, onReady } from "../core/live.ts";
import { LogFeed } from "../core/log-feed.ts";
import type { LogPage } from "../core/log-window.ts";
import { marks } from "../core/metrics.ts";
import { href } from "../core/paths.ts";
import { gameOf, games } from "../core/servers.ts";
import { can } from "../core/session.ts";
import { View } from "../frame.ts";
import type { Event, LogLine, Player, Server, ServerOverview } from "../core/types.ts";
import "../parts/chart.ts";
import "../parts/command-line.ts";
import type { LogView } from "../parts/log-view.ts";
import "../parts/log-view.ts";
import { broken } from "../parts/states.ts";

/** The number of events in an overview, if there are as many. */
const READ_EVENTS = 20;
const SHOWN_EVENTS = 6;
const SHOWN_PLAYERS = 12;

/** What happens on a server now: graph, log, players, last events. One response holds the first state. */
@customElement("lg-server-live")
export class ServerLive extends View {
  @property({ attribute: false })
  accessor server!: Server;

  @state()
  accessor overview: ServerOverview | null = null;
  @state()
  accessor players: readonly Pick<Player, "slot_id" | "name" | "ping">[] = [];
  /** Newest first. Those that came live have no actor yet. */
  @state()
  accessor events: readonly (Pick<Event, "event_type" | "detail" | "timestamp"> & { actor?: string })[] = [];
  @state()
  accessor problem: unknown = null;

  #feed: LogFeed | null = null;

  constructor() {
    super();
    this.watch(games);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(onReady(() => this.#load()));
    this.untilRemoved(onMessage("players", (message) => {
      if (message.server_id === this.server.id) {
        this.players = message.data.players;
      }
    }));
    this.untilRemoved(onMessage("event", (message) => {
      if (message.server_id === this.server.id) {
        this.events = [message.data, ...this.events].slice(0, 100);
      }
    }));
    this.untilRemoved(() => {
      this.#feed?.end();
      this.#feed = null;
    });
  }

  override willUpdate(_changed: PropertyValues): void {
    if (this.#feed?.server !== this.server.id) {
      const { id } = this.server;
      this.#feed?.end();
      const isAnother = this.#feed !== null;
      this.#feed = new LogFeed(id, { search: "", level: "" }, null, () => this.#draw(), () => this.#logs(id));
      this.#feed.start();
      if (isAnother) {
        this.overview = this.problem = null;
        this.players = this.events = [];
        this.#load();
      }
    }
  }

  override render(): unknown {
    const { server } = this;
    const game = can("server.console", server.id) ? gameOf(server) : undefined;
    return html`
      ${server.description
        ? html`
          <p class="description pre">${server.description}</p>
        `
        : nothing} ${this.problem === null ? nothing : broken(this.problem, () => this.#load())}
      <div class="live-grid">
        <section class="card live-chart">
          <lg-chart .server="${server.id}" .hour="${this.overview?.metrics ?? null}" .marks="${marks(
            this.events,
          )}" .marksSince="${this.#eventsSince()}"></lg-chart>
        </section>
        <section class="live-log" aria-label="${t("log.title")}">
          <lg-log-view class="short" .feed="${this.#feed}" .address="${(line: LogLine) =>
            `${href("servers", server.id, "log")}?at=${
              encodeURIComponent(line.timestamp)
            }&line=${line.id}`}"> </lg-log-view>
          ${game === undefined ? nothing : game.capabilities.includes("remote_admin")
            // What was typed for one server must not be sent to another.
            ? keyed(
              server.id,
              html`
                <lg-command-line .server="${server}" .players="${this.players}"></lg-command-line>
              `,
            )
            : html`
              <p class="hint">${t("live.no_commands", { game: game.display_name })}</p>
            `}
        </section>
        <div class="live-side">
          <section class="card">${this.#players()}</section>
          <section class="card live-events">${this.#events()}</section>
        </div>
      </div>
    `;
  }

  /** The time from which on all events are known, in seconds since 1970. */
  #eventsSince(): number {
    const read = this.overview?.events ?? [];
    return read.length < READ_EVENTS ? 0 : Date.parse(read.at(-1)!.timestamp) / 1000;
  }

  #players(): TemplateResult {
    return html`
      <h2>${t("servers.players")} <span class="count">${this.players.length}</span></h2>
      ${this.players.length === 0
        ? html`
          <p class="hint">${t("live.no_players")}</p>
        `
        : html`
          <ul class="plain">
            ${this.players.slice(0, SHOWN_PLAYERS).map((player) =>
              html`
                <li><bdi>${player.name}</bdi>${player.ping === null ? nothing : html`
                  <span class="hint">${player.ping} ms</span>
                `}</li>
              `
            )}
          </ul>
        `} ${this.players.length > SHOWN_PLAYERS
        ? html`
          <p><a href="${href("servers", this.server.id, "players")}">${t("live.all_players")}</a></p>
        `
        : nothing}
    `;
  }

  #events(): TemplateResult {
    return html`
      <h2>${t("events.title")}</h2>
      <ul class="plain">
        ${this.events.slice(0, SHOWN_EVENTS).map((event) =>
          html`
            <li class="${isTrouble(event.event_type) ? "trouble" : ""}">
              <span class="clamp">${eventText(event)}</span>
              <span class="hint">${ago(event.timestamp)}${event.actor ? ` · ${actorName(event.actor)}` : ""}</span>
            </li>
          `
        )}
      </ul>
      <p><a href="${href("servers", this.server.id, "events")}">${t("live.all_events")}</a></p>
    `;
  }

  #draw(): void {
    this.querySelector<LogView>("lg-log-view")?.refresh();
  }

  async #load(): Promise<void> {
    const { id } = this.server;
    try {
      const overview = await readOverview(id);
      if (id === this.server.id) {
        this.overview = overview;
        this.players = overview.players;
        this.events = overview.events;
        this.problem = null;
      }
    } catch (error) {
      if (id === this.server.id) {
        this.problem = error;
      }
    }
  }

  /** The log begins with the lines of the overview, of which more may be stored. */
  async #logs(server: number): Promise<LogPage> {
    const { logs } = await readOverview(server);
    return { logs, total: logs.length + (logs.length < 200 ? 0 : 1) };
  }
}

/** Those who need it at the same time share one request. */
function readOverview(server: number): Promise<ServerOverview> {
  return get(`/servers/${server}/overview`);
}
