import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { get, post } from "../core/api.ts";
import { ago, number } from "../core/format.ts";
import { t } from "../core/i18n.ts";
import { onMessage, onReady } from "../core/live.ts";
import { gameOf, games } from "../core/servers.ts";
import { can } from "../core/session.ts";
import { View } from "../frame.ts";
import { Throttle } from "../core/throttle.ts";
import type { Game, Player, RemoteAdmin, Server } from "../core/types.ts";
import { askBan, askKick } from "../parts/ban.ts";
import { broken, empty, loading } from "../parts/states.ts";
import { isActive } from "../parts/status.ts";
import { facts, identityOf } from "./player-facts.ts";
import { hasNewcomers, merged } from "./player-list.ts";
import "./player-history.ts";

const PAUSE = 5000;

/** Who is on a server now, and who was. */
@customElement("lg-server-players")
export class ServerPlayers extends View {
  @property({ attribute: false })
  accessor server!: Server;

  @state()
  accessor players: readonly Player[] | null = null;
  @state()
  accessor operations: readonly string[] = [];
  @state()
  accessor error: unknown = null;

  /** The game whose operations are shown or being read; `undefined` while there are none for this user. */
  #game: Game | undefined;
  readonly #reload = new Throttle(() => this.#load(), PAUSE);

  constructor() {
    super();
    this.watch(games);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(onReady(() => this.#load()));
    this.untilRemoved(onMessage("players", (message) => {
      if (message.server_id === this.server.id && this.players !== null) {
        const isNews = hasNewcomers(this.players, message.data.players);
        this.players = merged(this.players, message.data.players);
        if (isNews) {
          this.#reload.request();
        }
      }
    }));
    this.untilRemoved(() => this.#reload.cancel());
  }

  override willUpdate(changed: PropertyValues): void {
    const before = changed.get("server") as Server | undefined;
    if (before !== undefined && before.id !== this.server.id) {
      this.players = null;
      this.#load();
    } else if (before !== undefined && isActive(before) && !isActive(this.server)) {
      this.players = [];
    }
    if (this.#game !== this.#controlled()) {
      this.#loadOperations();
    }
  }

  async #load(): Promise<void> {
    const { id } = this.server;
    this.#loadOperations();
    try {
      const players = await get<Player[]>(`/servers/${id}/players`);
      if (id === this.server.id) {
        this.players = players;
        this.error = null;
      }
    } catch (error) {
      if (id === this.server.id) {
        this.error = error;
      }
    }
  }

  /** The game, if it has remote admin and the user may use it on players. Games that have not changed stay the same. */
  #controlled(): Game | undefined {
    const game = gameOf(this.server);
    const may = can("server.players", this.server.id);
    return may && game?.capabilities.includes("remote_admin") ? game : undefined;
  }

  /** What remote admin can do: a game may accept commands, but know no kick or ban. */
  async #loadOperations(): Promise<void> {
    const game = this.#controlled();
    if (game !== this.#game) {
      this.#game = game;
      this.operations = [];
    }
    if (game !== undefined) {
      const path = `/games/${encodeURIComponent(game.game_type)}/remote-admin`;
      const operations = await get<RemoteAdmin>(path).then((remoteAdmin) => remoteAdmin.operations, () => []);
      if (game === this.#game) {
        this.operations = operations;
      }
    }
  }

  override render(): unknown {
    const { players } = this;
    return html`
      <section class="block" aria-labelledby="online-title">
        <header><h2 id="online-title">${t("players.online")}${players === null || players.length === 0 ? nothing : html`
          <span class="tag">${number(players.length)}</span>
        `}</h2></header>
        ${this.error === null ? nothing : broken(this.error, () => this.#load())} ${players === null
          ? loading()
          : players.length === 0
          ? empty(t("players.nobody"), t(isActive(this.server) ? "players.nobody.text" : "players.not_running"))
          : this.#table(players)}
      </section>
      <lg-player-history .server="${this.server}"></lg-player-history>
    `;
  }

  #table(players: readonly Player[]): TemplateResult {
    const hasActions = this.operations.includes("kick") || players.some((player) => this.#isBannable(player));
    return html`
      <div class="scroll">
        <table class="cards">
          <thead>
            <tr>
              <th>${t("players.name")}</th>
              <th class="number">${t("players.ping")}</th>
              <th>${t("players.joined")}</th>
              ${hasActions
                ? html`
                  <td class="actions"></td>
                `
                : nothing}
            </tr>
          </thead>
          <tbody>
            ${repeat(players, (player) => player.slot_id + "\n" + player.name, (player) =>
              html`
                <tr>
                  <th scope="row">${player.name}${facts(player)}</th>
                  <td class="number" data-label="${t("players.ping")}">${player.ping === null
                    ? "–"
                    : `${number(player.ping)} ms`}</td>
                  <td data-label="${t("players.joined")}">${player.joined_at === null
                    ? "–"
                    : ago(player.joined_at)}</td>
                  ${hasActions
                    ? html`
                      <td class="actions">${this.#buttons(player)}</td>
                    `
                    : nothing}
                </tr>
              `)}
          </tbody>
        </table>
      </div>
    `;
  }

  #buttons(player: Player): TemplateResult {
    const { name } = player;
    return html`
      <span class="row-actions">
        ${this.operations.includes("kick")
          ? html`
            <button aria-label="${t("players.label", { action: t("players.kick"), name })}" @click="${() =>
              askKick(name, (reason) => this.#send(player, "kick", { reason }))}">${t("players.kick")}</button>
          `
          : nothing} ${this.#isBannable(player)
          ? html`
            <button aria-label="${t("players.label", { action: t("players.ban"), name })}" @click="${() =>
              this.#ban(player)}">${t("players.ban")}</button>
          `
          : nothing}
      </span>
    `;
  }

  /** Whether the running game can ban the player, or its list can. */
  #isBannable(player: Player): boolean {
    const hasList = gameOf(this.server)?.capabilities.includes("ban_manager") ?? false;
    return this.operations.includes("ban") ||
      hasList && can("server.players", this.server.id) && identityOf(player) !== null;
  }

  #ban(player: Player): Promise<void> {
    const guid = identityOf(player);
    return askBan({
      player: { name: player.name, guid },
      send: ({ reason, duration_minutes }) =>
        guid === null || this.operations.includes("ban") && this.#isHere(player)
          ? this.#send(player, "ban", { reason, duration_minutes })
          : post(`/servers/${this.server.id}/bans`, { guid, name: player.name, reason, duration_minutes }),
    });
  }

  /** Slots are used again: what is meant for somebody who has left must not hit whoever came after. */
  #send(player: Player, action: "kick" | "ban", body: unknown): Promise<unknown> {
    if (!this.#isHere(player)) {
      throw new Error(t("players.left", { name: player.name }));
    }
    return post(`/servers/${this.server.id}/players/${encodeURIComponent(player.slot_id)}/${action}`, body);
  }

  #isHere({ slot_id, name }: Player): boolean {
    return this.players?.some((player) => player.slot_id === slot_id && player.name === name) ?? false;
  }
}
