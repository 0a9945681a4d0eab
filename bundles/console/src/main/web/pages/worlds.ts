import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { ApiError, get, post, remove } from "../core/api.ts";
import { ago } from "../core/format.ts";
import { type Key, t } from "../core/i18n.ts";
import { place, setQuery } from "../core/router.ts";
import { can } from "../core/session.ts";
import { View } from "../frame.ts";
import type { World, WorldConsole } from "../core/types.ts";
import { ask, openDialog } from "../parts/dialog.ts";
import { icon } from "../parts/icons.ts";
import { Resource } from "../parts/resource.ts";
import { empty } from "../parts/states.ts";
import { done, failed } from "../parts/toast.ts";
import { type WorldAction, worldActions } from "./world-actions.ts";

const PAUSE = 2000;

/** The worlds of players, which lobbies request. */
@customElement("lg-worlds")
export class Worlds extends View {
  readonly #worlds = new Resource<World[]>(this, () => "/worlds", {
    // With its file, the provisioner comes or goes.
    isChange: ({ data }) => String(data.event_type).startsWith("world") || data.event_type === "adapter_file",
    pause: PAUSE,
  });

  /** The players whose worlds are being changed. */
  @state()
  accessor busy: ReadonlySet<string> = new Set();

  constructor() {
    super();
    this.watch(place);
  }

  override render(): unknown {
    const isAbsent = this.#worlds.error instanceof ApiError && this.#worlds.error.status === 404;
    return html`
      <div class="page-head">
        <h1>${t("worlds.title")}</h1>
        ${isAbsent ? nothing : html`
          <button @click="${() => this.#worlds.load()}">${icon("restart")}${t("platform.refresh")}</button>
        `}
      </div>
      ${isAbsent
        ? empty(
          t("worlds.absent"),
          t("worlds.absent.text"),
          html`
            <button @click="${() => this.#worlds.load()}">${t("action.try_again")}</button>
          `,
        )
        : this.#worlds.draw((worlds) => this.#content(worlds))}
    `;
  }

  #content(worlds: readonly World[]): unknown {
    const search = place.value.query.get("q") ?? "";
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    const shown = worlds.filter((world) => {
      const text = [world.player, world.container, world.status, world.address].join("\n").toLowerCase();
      return words.every((word) => text.includes(word));
    });
    return html`
      ${worlds.length === 0 ? empty(t("worlds.none"), t("worlds.none.text")) : html`
        <div class="tools">
          <label class="search">
            ${icon("search")}
            <input type="search" aria-label="${t("worlds.search")}" placeholder="${t(
              "worlds.search",
            )}" .value="${search}" @input="${(event: Event) =>
              setQuery({ q: (event.target as HTMLInputElement).value })}">
          </label>
          <span role="status">${t("worlds.count", { count: shown.length })}</span>
        </div>
        ${shown.length === 0 ? empty(t("worlds.no_match")) : this.#table(shown)}
      `}
    `;
  }

  #table(shown: readonly World[]): TemplateResult {
    return html`
      <div class="scroll">
        <table class="cards">
          <thead>
            <tr>
              <th>${t("worlds.player")}</th>
              <th>${t("servers.status")}</th>
              <th>${t("worlds.address")}</th>
              <th>${t("worlds.last_login")}</th>
              <td class="actions"></td>
            </tr>
          </thead>
          <tbody>
            ${repeat(shown, (world) => world.player, (world) =>
              html`
                <tr>
                  <th scope="row">${world.player}<span class="sub mono">${world.container}</span></th>
                  <td data-label="${t("servers.status")}">${world.status === null ? "–" : html`
                    <span class="status ${world.status}">${t(`worlds.status.${world.status}` as Key)}</span>
                  `}</td>
                  <td data-label="${t("worlds.address")}">${world.address === null ? "–" : html`
                    <code>${world.address}:${world.port}</code>
                  `}</td>
                  <td data-label="${t("worlds.last_login")}">${ago(world.last_login)}</td>
                  <td class="actions">${this.#buttons(world)}</td>
                </tr>
              `)}
          </tbody>
        </table>
      </div>
    `;
  }

  #buttons(world: World): TemplateResult {
    const name = world.player;
    if (name.includes("/")) {
      return html`
        <span class="hint">${t("worlds.shell_only")}</span>
      `;
    }
    const actions = can("worlds.manage") ? worldActions(world.status) : [];
    const isBusy = this.busy.has(name);
    return html`
      <span class="row-actions">
        ${actions.map((action) =>
          html`
            <button ?disabled="${isBusy}" aria-label="${t("players.label", {
              action: t(`worlds.${action}`),
              name,
            })}" @click="${() => this.#act(world, action)}">${t(`worlds.${action}`)}</button>
          `
        )}
        <button aria-label="${t("players.label", { action: t("worlds.console"), name })}" @click="${() =>
          this.#console(world)}">${t("worlds.console")}</button>
        ${can("worlds.manage")
          ? html`
            <button class="quiet compact" ?disabled="${isBusy}" title="${t("action.delete")}" aria-label="${t(
              "worlds.delete.label",
              { name },
            )}" @click="${() => this.#delete(world)}">
              ${icon("trash")}
            </button>
          `
          : nothing}
      </span>
    `;
  }

  async #act(world: World, action: WorldAction): Promise<void> {
    const mayGoOn = action !== "stop" || await ask({
      title: t("worlds.stop.question", { name: world.player }),
      text: t("worlds.stop.text"),
      action: t("worlds.stop"),
      danger: true,
    });
    if (mayGoOn) {
      const request = () => post(`/worlds/${encodeURIComponent(world.player)}/${action}`);
      await this.#run(world, request, t("worlds.done", { name: world.player }));
    }
  }

  async #delete(world: World): Promise<void> {
    const mayDelete = await ask({
      title: t("worlds.delete.question", { name: world.player }),
      text: t("worlds.delete.text", { container: world.container }),
      action: t("action.delete"),
      danger: true,
      typed: world.player,
    });
    if (mayDelete) {
      const request = () => remove(`/worlds/${encodeURIComponent(world.player)}`);
      await this.#run(world, request, t("worlds.deleted", { name: world.player }));
    }
  }

  async #run(world: World, request: () => Promise<unknown>, success: string): Promise<void> {
    this.busy = new Set([...this.busy, world.player]);
    try {
      await request();
      done(success);
    } catch (error) {
      failed(error);
    } finally {
      this.busy = new Set([...this.busy].filter((player) => player !== world.player));
      await this.#worlds.load();
    }
  }

  async #console(world: World): Promise<void> {
    try {
      const { text } = await get<WorldConsole>(`/worlds/${encodeURIComponent(world.player)}/console`);
      await openDialog((close) =>
        html`
          <h2>${t("worlds.console.title", { name: world.player })}</h2>
          <pre class="world-console" tabindex="0">${text || t("worlds.console.empty")}</pre>
          <div class="buttons"><button autofocus @click="${() => close()}">${t("action.close")}</button></div>
        `, "wide");
    } catch (error) {
      failed(error);
    }
  }
}
