import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { loadCode } from "../core/code.ts";
import { duration, megabytes, percent } from "../core/format.ts";
import { t } from "../core/i18n.ts";
import { href } from "../core/paths.ts";
import { gameOf, games, servers } from "../core/servers.ts";
import { can } from "../core/session.ts";
import { View } from "../frame.ts";
import type { Server, ServerFailure } from "../core/types.ts";
import { icon } from "../parts/icons.ts";
import { powerButtons, stateWithKill } from "../parts/power.ts";
import { broken, empty, loading, notFound } from "../parts/states.ts";
import { isActive } from "../parts/status.ts";
import { hasCapability, isOffered, isPermitted, type Tab, TABS } from "./server-tabs.ts";

/** A phone has no room for the last lines of a game, unless they are asked for. */
const WIDE = matchMedia("(min-width: 48rem)");

/** A server: what it does now, its buttons, and its tabs. Tabs come and go with capabilities and rights. */
@customElement("lg-server")
export class ServerPage extends View {
  @property({ attribute: false })
  accessor server = 0;
  @property({ attribute: false })
  accessor tab = "live";

  #shown: { server?: number; tab?: string } = {};
  /** The link of the present tab, which is brought into view once: a phone has no room for all. */
  #scrolledTo: Element | null = null;
  readonly #loaded = new Map<Tab, "ready" | { error: unknown }>();

  constructor() {
    super();
    this.watch(servers, games);
  }

  override render(): unknown {
    if (servers.value === null || games.value === null) {
      return loading();
    }
    const server = servers.value.get(this.server);
    if (server === undefined) {
      return notFound();
    }
    document.title = `${server.name} · Languard`;
    const tabs = TABS.filter((tab) => isOffered(tab, server));
    const offered = tabs.find((one) => one.name === this.tab);
    // An adapter that is updated goes for a moment, and what was typed in its tab must outlast that.
    const tab = offered ??
      (this.#shown.server === server.id && this.#shown.tab === this.tab
        ? TABS.find((one) => one.name === this.tab && isPermitted(one, server))
        : undefined);
    this.#shown = { server: server.id, tab: tab?.name };
    return html`
      ${this.#head(server)}
      <nav class="tabs" aria-label="${t("servers.tabs")}">${tabs.map((one) => this.#link(one, server))}</nav>
      ${offered === undefined ? this.#absent(server) : nothing}
      <section class="tab ${this.tab}" ?inert="${offered === undefined}">
        ${tab === undefined ? nothing : this.#content(tab, server)}
      </section>
    `;
  }

  override updated(): void {
    const present = this.querySelector(".tabs [aria-current=page]");
    if (present !== this.#scrolledTo) {
      this.#scrolledTo = present;
      present?.scrollIntoView({ block: "nearest", inline: "center" });
    }
  }

  #head(server: Server): TemplateResult {
    const facts = isActive(server)
      ? [
        `${t("servers.players")} ${server.player_count}${
          server.max_players === null ? "" : ` / ${server.max_players}`
        }`,
        `${t("servers.cpu")} ${percent(server.cpu_percent)}`,
        `${t("servers.memory")} ${megabytes(server.ram_mb)}`,
        `${t("servers.uptime")} ${
          server.started_at ? duration((Date.now() - Date.parse(server.started_at)) / 1000) : "–"
        }`,
      ]
      : [];
    return html`
      <div class="page-head server-head">
        <div>
          <h1>${server.name}</h1>
          <p class="facts">
            ${stateWithKill(server)}
            <span>${gameOf(server)?.display_name ?? server.game_type}</span>
            <span>${t("servers.port")} ${server.game_port}</span>
            ${facts.map((fact) =>
              html`
                <span>${fact}</span>
              `
            )}
          </p>
        </div>
        ${powerButtons(server, false)}
      </div>
      ${server.failure ? this.#failure(server, server.failure) : nothing}
    `;
  }

  /** Why the server does not run, with the last lines of the game, which usually say it. */
  #failure(server: Server, failure: ServerFailure): TemplateResult {
    return html`
      <div class="notice failed">
        ${icon("warning")}
        <div class="text">
          <strong>${failure.reason ?? t("servers.failed")}</strong>
          ${failure.exit_code === null ? nothing : html`
            <span>${t("servers.exit_code", { code: failure.exit_code })}</span>
          `} ${failure.last_lines.length === 0 ? nothing : html`
            <details ?open="${WIDE.matches}">
              <summary>${t("servers.failed.lines")}</summary>
              <pre>${failure.last_lines.join("\n")}</pre>
            </details>
          `}
          <span class="next-steps"
          >${t("servers.failed.next")}
            <a href="${href("servers", this.server, "log")}">${t("servers.tab.log")}</a>
            ${TABS.filter(({ name }) => name === "config" || name === "settings").filter((tab) =>
              isOffered(tab, server) && can("server.config", server.id)
            ).map((tab) =>
              html`
                <a href="${href("servers", server.id, tab.name)}">${t(tab.title)}</a>
              `
            )}</span>
          </div>
        </div>
      `;
    }

    /** The tab of an address that is not offered: its capability may have gone while somebody looked at it. */
    #absent(server: Server): TemplateResult {
      const game = gameOf(server);
      const tab = TABS.find((one) => one.name === this.tab);
      if (tab === undefined || hasCapability(tab, server)) {
        return empty(t("page.not_found"), t("page.not_found.text"));
      }
      return game === undefined
        ? empty(t("servers.no_adapter", { game: server.game_type }), t("servers.no_adapter.text"))
        : empty(t("servers.no_capability", { game: game.display_name }), t("servers.no_adapter.text"));
    }

    #link(tab: Tab, server: Server): TemplateResult {
      const address = tab.name === "live" ? href("servers", server.id) : href("servers", server.id, tab.name);
      return html`
        <a href="${address}" aria-current="${tab.name === this.tab ? "page" : "false"}">${t(tab.title)}</a>
      `;
    }

    #content(tab: Tab, server: Server): unknown {
      const state = this.#loaded.get(tab);
      if (state === "ready") {
        return tab.render(server);
      }
      if (state === undefined) {
        this.#load(tab);
        return loading();
      }
      return broken(state.error, () => this.#load(tab, true));
    }

    #load(tab: Tab, isAgain = false): void {
      loadCode(tab.load, isAgain).then(
        () => this.#loaded.set(tab, "ready"),
        (error) => this.#loaded.set(tab, { error }),
      )
        .finally(() => this.requestUpdate());
    }
  }
