import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { describe, get, post } from "../core/api.ts";
import { duration, megabytes, percent } from "../core/format.ts";
import { type Key, t } from "../core/i18n.ts";
import { href } from "../core/paths.ts";
import { onMessage, onReady } from "../core/live.ts";
import { addRecent, type Recent, recent } from "../core/metrics.ts";
import { place, setQuery } from "../core/router.ts";
import { gameOf, games, servers } from "../core/servers.ts";
import { can } from "../core/session.ts";
import { View } from "../core/state.ts";
import type { Server, ServerOutline } from "../core/types.ts";
import { type BulkResult, bulkResults } from "../parts/bulk.ts";
import { icon } from "../parts/icons.ts";
import { confirmed, isPossible, type PowerAction, powerButtons, stateWithKill } from "../parts/power.ts";
import { sparkline } from "../parts/sparkline.ts";
import { empty, loading } from "../parts/states.ts";
import { isActive } from "../parts/status.ts";
import { firstServer } from "./first-server.ts";

type Column = "name" | "status" | "game" | "players" | "cpu" | "memory" | "uptime";

const COLUMNS: Column[] = ["name", "status", "game", "players", "cpu", "memory", "uptime"];
const BULK = ["start", "stop", "restart"] as const satisfies PowerAction[];

function sortKey(server: Server, column: Column): string | number {
  switch (column) {
    case "name":
      return server.name.toLowerCase();
    case "status":
      return server.status;
    case "game":
      return server.game_type;
    case "players":
      return server.player_count;
    case "cpu":
      return server.cpu_percent ?? -1;
    case "memory":
      return server.ram_mb ?? -1;
    case "uptime":
      return server.uptime_seconds ?? -1;
  }
}

/** All servers at a glance. Filter and order are in the address. */
@customElement("lg-servers")
export class Servers extends View {
  @state()
  accessor selected: ReadonlySet<number> = new Set();
  @state()
  accessor results: readonly BulkResult[] = [];

  /** The CPU of each server in the last hour. */
  #recent = new Map<number, Recent>();

  constructor() {
    super();
    this.watch(servers, games, place);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(onReady(() => this.#load()));
    this.untilRemoved(onMessage("server_removed", (message) => this.#recent.delete(message.server_id!)));
    this.untilRemoved(onMessage("metrics", (message) => {
      const known = this.#recent.get(message.server_id!) ?? recent([], Date.now());
      this.#recent.set(message.server_id!, addRecent(known, message.data));
    }));
  }

  /** Without it, the graphs begin to grow now. */
  async #load(): Promise<void> {
    const all = await get<ServerOutline[]>("/overview?limit=1000").catch(() => null);
    if (all !== null) {
      this.#recent = new Map(all.map(({ server, metrics }) => [server.id, recent(metrics, Date.now())]));
      this.requestUpdate();
    }
  }

  override render(): unknown {
    const all = servers.value;
    if (all === null) {
      return loading();
    }
    const create = can("servers.create")
      ? html`
        <a class="button primary" href="${href("new")}">${icon("plus")}${t("servers.create")}</a>
      `
      : nothing;
    const shown = this.#shown([...all.values()]);
    return html`
      <div class="page-head">
        <h1>${t("servers.title")}</h1>
        ${create}
      </div>
      ${all.size === 0 ? firstServer() : html`
        ${this.#tools(shown)} ${bulkResults(this.results, () => this.results = [])} ${shown.length === 0
          ? empty(t("servers.no_match"))
          : this.#table(shown)}
      `}
    `;
  }

  #shown(all: Server[]): Server[] {
    const { query } = place.value;
    const words = (query.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const [column, direction] = this.#order();
    return all
      .filter((server) => {
        const text = [
          server.name,
          server.game_type,
          gameOf(server)?.display_name,
          server.status,
          t(`status.${server.status}`),
        ]
          .join(" ").toLowerCase();
        return words.every((word) => text.includes(word));
      })
      .sort((a, b) => {
        const [x, y] = [sortKey(a, column), sortKey(b, column)];
        return (x < y ? -1 : x > y ? 1 : a.id - b.id) * direction;
      });
  }

  #order(): [Column, 1 | -1] {
    const sort = place.value.query.get("sort") ?? "name";
    const column = sort.replace(/^-/, "") as Column;
    return [COLUMNS.includes(column) ? column : "name", sort.startsWith("-") ? -1 : 1];
  }

  #tools(shown: Server[]): TemplateResult {
    const chosen = shown.filter((server) => this.selected.has(server.id));
    return html`
      <div class="tools">
        <label class="search">
          ${icon("search")}
          <input type="search" aria-label="${t("servers.filter")}" placeholder="${t(
            "servers.filter",
          )}" .value="${place.value.query.get("q") ?? ""}" @input="${(event: Event) =>
            setQuery({ q: (event.target as HTMLInputElement).value })}">
        </label>
        ${chosen.length === 0 ? nothing : html`
          <span class="bulk" role="group" aria-label="${t("servers.selected", { count: chosen.length })}">
            <span>${t("servers.selected", { count: chosen.length })}</span>
            ${BULK.map((action) =>
              html`
                <button @click="${() => this.#bulk(action, chosen)}" ?disabled="${!chosen.some((server) =>
                  isPossible(action, server)
                )}">${t(`power.${action}`)}</button>
              `
            )}
          </span>
        `}
      </div>
    `;
  }

  #table(shown: Server[]): TemplateResult {
    const [column, direction] = this.#order();
    const mayPower = shown.some((server) => can("server.power", server.id));
    return html`
      <div class="scroll">
        <table class="servers">
          <thead>
            <tr>
              ${mayPower
                ? html`
                  <th class="check">
                    <label><input type="checkbox" aria-label="${t("servers.select_all")}" .checked="${shown
                      .every((server) => this.selected.has(server.id))}" @change="${(event: Event) =>
                      this.#selectAll(shown, (event.target as HTMLInputElement).checked)}"></label>
                  </th>
                `
                : nothing} ${COLUMNS.map((name) =>
                  html`
                    <th class="${name}" aria-sort="${name !== column
                      ? "none"
                      : direction > 0
                      ? "ascending"
                      : "descending"}">
                      <button class="sort" @click="${() =>
                        setQuery({ sort: name === column && direction > 0 ? `-${name}` : name })}">
                        ${t(`servers.${name}` as Key)}${name === column ? icon(direction > 0 ? "up" : "down") : nothing}
                      </button>
                    </th>
                  `
                )}
              <th class="spark">${t("servers.load")}</th>
              ${mayPower
                ? html`
                  <td class="actions"></td>
                `
                : nothing}
            </tr>
          </thead>
          <tbody>${repeat(shown, (server) => server.id, (server) => this.#row(server, mayPower))}</tbody>
        </table>
      </div>
    `;
  }

  #row(server: Server, mayPower: boolean): TemplateResult {
    return html`
      <tr class="${isActive(server) ? "" : "off"}">
        ${mayPower
          ? html`
            <td class="check">
              <label><input type="checkbox" aria-label="${t("servers.select", {
                name: server.name,
              })}" .checked="${this.selected.has(server.id)}" @change="${() => this.#toggle(server.id)}"></label>
            </td>
          `
          : nothing}
        <th scope="row" class="name">
          <a href="${href("servers", server.id)}">${server.name}</a>
          <span class="sub">:${server.game_port}</span>
        </th>
        <td class="status">
          ${stateWithKill(server)} ${server.failure?.reason
            ? html`
              <span class="sub reason">${server.failure.reason}</span>
            `
            : nothing}
        </td>
        <td class="game">${gameOf(server)?.display_name ?? server.game_type}</td>
        <td class="players number" data-label="${t("servers.players")}">${isActive(server)
          ? `${server.player_count}${server.max_players === null ? "" : ` / ${server.max_players}`}`
          : "–"}</td>
        <td class="cpu number" data-label="${t("servers.cpu")}">${percent(server.cpu_percent)}</td>
        <td class="memory number" data-label="${t("servers.memory")}">${megabytes(server.ram_mb)}</td>
        <td class="uptime number" data-label="${t("servers.uptime")}">${server.started_at
          ? duration((Date.now() - Date.parse(server.started_at)) / 1000)
          : "–"}</td>
        <td class="spark">${sparkline(this.#recent.get(server.id)?.values ?? [], t("servers.sparkline"))}</td>
        ${mayPower
          ? html`
            <td class="actions">${powerButtons(server, true)}</td>
          `
          : nothing}
      </tr>
    `;
  }

  #toggle(id: number): void {
    const next = new Set(this.selected);
    next.delete(id) || next.add(id);
    this.selected = next;
  }

  #selectAll(shown: Server[], all: boolean): void {
    this.selected = new Set(all ? shown.map((server) => server.id) : []);
  }

  async #bulk(action: typeof BULK[number], chosen: Server[]): Promise<void> {
    const possible = chosen.filter((server) => isPossible(action, server) && can("server.power", server.id));
    if (action !== "start" && !await confirmed(action, possible)) {
      return;
    }
    const result = (server: Server, text: string | null, isRefused = false) => {
      const others = this.results.filter((one) => one.id !== server.id);
      this.results = [...others, { id: server.id, name: server.name, text, isRefused }];
    };
    this.results = [];
    possible.forEach((server) => result(server, null));
    await Promise.all(possible.map((server) =>
      post(`/servers/${server.id}/${action}`).then(
        () => result(server, t(`power.${action}.requested`)),
        (error) => result(server, describe(error), true),
      )
    ));
    this.selected = new Set();
  }
}
