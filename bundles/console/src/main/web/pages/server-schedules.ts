import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { get, post, put, remove } from "../core/api.ts";
import { describeCron } from "../core/cron-text.ts";
import { ago } from "../core/format.ts";
import { t } from "../core/i18n.ts";
import { onMessage, onReady } from "../core/live.ts";
import { games } from "../core/servers.ts";
import { can } from "../core/session.ts";
import { View } from "../frame.ts";
import { Throttle } from "../core/throttle.ts";
import type { NewSchedule, Schedule, Server } from "../core/types.ts";
import { ask } from "../parts/dialog.ts";
import { icon } from "../parts/icons.ts";
import { outcomeTag } from "../parts/outcome.ts";
import { hasCommands, maySchedule, scheduleForm } from "../parts/schedule-form.ts";
import { showRuns } from "../parts/schedule-runs.ts";
import { broken, empty, loading } from "../parts/states.ts";
import { done, failed } from "../parts/toast.ts";
import { zonedTime } from "../parts/zoned-time.ts";
import { nightlyRestart, ownZone } from "./schedule-model.ts";

const PAUSE = 1000;

/** What happens on a server by itself, and when. */
@customElement("lg-server-schedules")
export class ServerSchedules extends View {
  @property({ attribute: false })
  accessor server!: Server;

  @state()
  accessor schedules: readonly Schedule[] | null = null;
  @state()
  accessor error: unknown = null;

  readonly #reload = new Throttle(() => this.#load(), PAUSE);

  constructor() {
    super();
    this.watch(games);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(onReady(() => this.#load()));
    this.untilRemoved(onMessage("event", ({ server_id, data }) => {
      if (server_id === this.server.id && data.event_type.startsWith("schedule_")) {
        this.#reload.request();
      }
    }));
    this.untilRemoved(() => this.#reload.cancel());
  }

  override willUpdate(changed: PropertyValues): void {
    const before = changed.get("server") as Server | undefined;
    if (before !== undefined && before.id !== this.server.id) {
      this.schedules = null;
      this.#load();
    }
  }

  get #path(): string {
    return `/servers/${this.server.id}/schedules`;
  }

  async #load(): Promise<void> {
    const path = this.#path;
    try {
      const schedules = await get<Schedule[]>(path);
      if (path === this.#path) {
        this.schedules = schedules;
        this.error = null;
      }
    } catch (error) {
      this.error = error;
    }
  }

  override render(): unknown {
    const { schedules } = this;
    const may = can("server.schedules", this.server.id);
    return html`
      <h2 class="visually-hidden">${t("schedules.title")}</h2>
      ${this.error === null ? nothing : broken(this.error, () => this.#load())} ${schedules === null
        ? this.error === null ? loading() : nothing
        : schedules.length === 0
        ? empty(t("schedules.none"), may ? t("schedules.none.text") : "", may ? this.#buttons() : "")
        : html`
          ${may
            ? html`
              <div class="tools">${this.#buttons()}</div>
            `
            : nothing} ${this.#table(schedules, may)}
        `}
    `;
  }

  #buttons(): TemplateResult {
    const warns = hasCommands(this.server);
    const mayRestart = (!warns || maySchedule("say", this.server.id)) && maySchedule("restart", this.server.id);
    return html`
      <button class="primary" @click="${this.#add}">${icon("plus")}${t("schedules.add")}</button>
      ${mayRestart
        ? html`
          <button class="template" @click="${this.#addNightly}">${icon("restart")}${t(
            warns ? "schedules.template" : "schedules.template.silent",
          )}</button>
        `
        : nothing}
    `;
  }

  #table(schedules: readonly Schedule[], may: boolean): TemplateResult {
    return html`
      <div class="scroll">
        <table class="cards schedules">
          <thead>
            <tr>
              <th>${t("schedules.name")}</th>
              <th>${t("schedules.next_run")}</th>
              <th>${t("schedules.last_run")}</th>
              <td class="actions"></td>
            </tr>
          </thead>
          <tbody>${repeat(schedules, (schedule) => schedule.id, (schedule) => this.#row(schedule, may))}</tbody>
        </table>
      </div>
    `;
  }

  #row(schedule: Schedule, may: boolean): TemplateResult {
    const { name, cron, timezone, last_run: last } = schedule;
    const words = describeCron(cron);
    const mayRun = may && schedule.steps.every((step) => maySchedule(step.action, this.server.id));
    const button = (label: string, action: () => unknown) =>
      html`
        <button aria-label="${t("schedules.label", { action: label, name })}" @click="${action}">${label}</button>
      `;
    return html`
      <tr>
        <th scope="row">${name}<span class="sub">${words ?? nothing} <code>${cron}</code></span></th>
        <td data-label="${t("schedules.next_run")}">${schedule.next_run === null
          ? html`
            <span class="tag">${t("schedules.disabled")}</span>
          `
          : zonedTime(schedule.next_run, timezone)}</td>
        <td data-label="${t("schedules.last_run")}">${last === null ? "–" : html`
          ${outcomeTag(last.outcome)} ${ago(last.at)}
          <span class="sub">${last.detail}</span>
        `}</td>
        <td class="actions">
          <div class="row-actions">
            ${mayRun ? button(t("schedules.run"), () => this.#run(schedule)) : nothing} ${button(
              t("schedules.runs"),
              () => showRuns(this.server.id, schedule),
            )} ${mayRun
              ? html`
                ${button(t("action.edit"), () => this.#edit(schedule))} ${button(
                  t(schedule.enabled ? "schedules.disable" : "schedules.enable"),
                  () => this.#change(schedule, !schedule.enabled),
                )}
              `
              : nothing} ${may ? button(t("action.delete"), () => this.#delete(schedule)) : nothing}
          </div>
        </td>
      </tr>
    `;
  }

  async #add(): Promise<void> {
    const path = this.#path;
    await this.#saved(await scheduleForm(this.server, undefined, (schedule) => post<Schedule>(path, schedule)));
  }

  async #edit(present: Schedule): Promise<void> {
    const path = `${this.#path}/${present.id}`;
    await this.#saved(await scheduleForm(this.server, present, (schedule) => put<Schedule>(path, schedule)));
  }

  #addNightly(): Promise<void> {
    const schedule: NewSchedule = nightlyRestart(ownZone(), hasCommands(this.server));
    return this.#attempt(async () => this.#saved(await post<Schedule>(this.#path, schedule)));
  }

  #change(schedule: Schedule, enabled: boolean): Promise<void> {
    return this.#attempt(async () => this.#saved(await put<Schedule>(`${this.#path}/${schedule.id}`, { enabled })));
  }

  #run(schedule: Schedule): Promise<void> {
    return this.#attempt(async () => {
      await post(`${this.#path}/${schedule.id}/run`);
      done(t("schedules.run.begun", { name: schedule.name }));
      await this.#load();
    });
  }

  async #delete(schedule: Schedule): Promise<void> {
    const title = t("schedules.delete.question", { name: schedule.name });
    if (await ask({ title, text: t("schedules.delete.text"), action: t("action.delete"), danger: true })) {
      await this.#attempt(async () => {
        await remove(`${this.#path}/${schedule.id}`);
        done(t("schedules.deleted", { name: schedule.name }));
        await this.#load();
      });
    }
  }

  async #saved(schedule: Schedule | undefined): Promise<void> {
    if (schedule !== undefined) {
      done(t("schedules.saved", { name: schedule.name }));
      await this.#load();
    }
  }

  async #attempt(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      failed(error);
    }
  }
}
