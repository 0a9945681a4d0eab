import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { get, post } from "../core/api.ts";
import { duration, megabytes, time } from "../core/format.ts";
import { t } from "../core/i18n.ts";
import { onReady } from "../core/live.ts";
import { API } from "../core/paths.ts";
import { servers } from "../core/servers.ts";
import { can } from "../core/session.ts";
import { View } from "../frame.ts";
import type { Setting, StoppedServers, SystemInfo, SystemStatus } from "../core/types.ts";
import { formDialog, textOf } from "../parts/form-dialog.ts";
import { icon } from "../parts/icons.ts";
import { broken, loading } from "../parts/states.ts";
import { isActive } from "../parts/status.ts";
import { done } from "../parts/toast.ts";
import "./platform-settings.ts";

/** How the platform itself is, and its settings. */
@customElement("lg-platform")
export class Platform extends View {
  @state()
  accessor status: SystemStatus & SystemInfo | null = null;
  @state()
  accessor settings: readonly Setting[] | null = null;
  /** Why it can't serve, as its health says; empty if it can. */
  @state()
  accessor problem = "";
  @state()
  accessor error: unknown = null;

  constructor() {
    super();
    this.watch(servers);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(onReady(() => this.#load()));
  }

  async #load(): Promise<void> {
    try {
      const health = get("/system/health").then(() => "", (error) => String(error.message));
      const [status, info, settings, problem] = await Promise.all([
        get<SystemStatus>("/system/status"),
        get<SystemInfo>("/system/info"),
        get<Setting[]>("/system/settings"),
        health,
      ]);
      this.status = { ...status, ...info };
      this.settings = settings;
      this.problem = problem;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  override render(): unknown {
    const { status, settings } = this;
    return html`
      <div class="page-head">
        <h1>${t("platform.title")}</h1>
        <span class="row-actions">
          <button @click="${() => this.#load()}">${icon("restart")}${t("platform.refresh")}</button>
          ${this.#stopButton()}
        </span>
      </div>
      ${this.error === null ? nothing : broken(this.error, () => this.#load())} ${status === null || settings === null
        ? this.error === null ? loading() : nothing
        : html`
          ${this.#status(status)}
          <lg-platform-settings .settings="${settings}"></lg-platform-settings>
        `}
    `;
  }

  #status(status: SystemStatus & SystemInfo): TemplateResult {
    const isWell = this.problem === "" && status.database_available;
    return html`
      ${isWell ? nothing : html`
        <p class="notice failed">${icon("warning")}<span class="text">${this.problem ||
          t("platform.database.away")}</span></p>
      `}
      <dl class="pairs card block">
        <dt>${t("platform.health")}</dt>
        <dd>${t(isWell ? "platform.healthy" : "platform.unhealthy")}</dd>
        <dt>${t("platform.version")}</dt>
        <dd>Languard ${status.version} · Java ${status.java_version}</dd>
        <dt>${t("platform.database")}</dt>
        <dd>${t(status.database === "embedded" ? "platform.database.embedded" : "platform.database.server")} · ${t(
          status.database_available ? "platform.database.there" : "platform.database.away",
        )}</dd>
        <dt>${t("platform.started")}</dt>
        <dd>${time(status.started_at)} (${duration((Date.now() - Date.parse(status.started_at)) / 1000)})</dd>
        <dt>${t("platform.servers")}</dt>
        <dd>${t("platform.servers.running", { running: status.running_servers, total: status.total_servers })}</dd>
        <dt>${t("platform.memory")}</dt>
        <dd>
          <meter class="memory-meter" min="0" max="${status.memory_max_mb}" .value="${status
            .memory_used_mb}" aria-label="${t("platform.memory")}"></meter>
          ${megabytes(
            status.memory_used_mb,
          )} / ${megabytes(status.memory_max_mb)}
        </dd>
        <dt>${t("platform.links")}</dt>
        <dd>
          <a href="${API}/docs" target="_blank" rel="noopener">${t("app.docs")}</a> · <a
            href="${API.replace(
              /api$/,
              "metrics",
            )}"
            target="_blank"
            rel="noopener"
          >${t("platform.metrics")}</a>
        </dd>
      </dl>
    `;
  }

  #stopButton(): unknown {
    const running = [...servers.value?.values() ?? []].filter(isActive);
    return running.length === 0 || !can("server.power") ? nothing : html`
      <button class="danger" @click="${() => this.#stopAll()}">${icon("stop")}${t("platform.stop_all")}</button>
    `;
  }

  async #stopAll(): Promise<void> {
    const running = [...servers.value?.values() ?? []].filter(isActive);
    const players = running.reduce((sum, server) => sum + server.player_count, 0);
    const stopped = await formDialog<StoppedServers>({
      title: t("platform.stop_all.question"),
      text: [
        running.map((server) => server.name).join(", "),
        players === 0 ? "" : t("power.players", { count: players }),
      ].filter(Boolean).join("\n"),
      action: t("platform.stop_all"),
      danger: true,
      fields: () =>
        html`
          <label class="field">
            <span>${t("players.reason")}</span>
            <input name="reason" autofocus maxlength="200">
          </label>
          <label class="switch"><input type="checkbox" name="resume"> ${t("platform.stop_all.resume")}</label>
        `,
      send: (values) =>
        post<StoppedServers>("/system/stop-servers", {
          resume: values.has("resume"),
          reason: textOf(values, "reason") ?? "",
        }),
    });
    if (stopped !== undefined) {
      done(t("platform.stop_all.done", { count: stopped.server_ids.length }));
    }
  }
}
