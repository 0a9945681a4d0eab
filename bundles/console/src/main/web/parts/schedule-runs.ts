import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { get } from "../core/api.ts";
import { duration, time } from "../core/format.ts";
import { t } from "../core/i18n.ts";
import { onMessage } from "../core/live.ts";
import { View } from "../core/state.ts";
import { Throttle } from "../core/throttle.ts";
import type { Schedule, ScheduleRun, StepResult } from "../core/types.ts";
import { openDialog } from "./dialog.ts";
import { outcomeTag } from "./outcome.ts";
import { broken, empty, loading } from "./states.ts";

const PAUSE = 1000;

/** The last runs of a schedule, with what has become of each step. */
@customElement("lg-schedule-runs")
export class ScheduleRuns extends View {
  @property({ attribute: false })
  accessor server = 0;
  @property({ attribute: false })
  accessor schedule = 0;

  @state()
  accessor runs: readonly ScheduleRun[] | null = null;
  @state()
  accessor error: unknown = null;

  readonly #reload = new Throttle(() => this.#load(), PAUSE);

  override connectedCallback(): void {
    super.connectedCallback();
    this.#load();
    this.untilRemoved(onMessage("event", ({ server_id, data }) => {
      if (server_id === this.server && data.detail?.schedule_id === this.schedule) {
        this.#reload.request();
      }
    }));
    this.untilRemoved(() => this.#reload.cancel());
  }

  async #load(): Promise<void> {
    try {
      this.runs = await get<ScheduleRun[]>(`/servers/${this.server}/schedules/${this.schedule}/runs?limit=100`);
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  override render(): unknown {
    if (this.error !== null) {
      return broken(this.error, () => this.#load());
    }
    if (this.runs === null) {
      return loading();
    }
    return this.runs.length === 0 ? empty(t("schedules.runs.none")) : html`
      <ul class="plain-list schedule-runs">
        ${this.runs.map((run) => this.#run(run))}
      </ul>
    `;
  }

  #run(run: ScheduleRun): TemplateResult {
    const length = run.ended_at === null ? null : (Date.parse(run.ended_at) - Date.parse(run.at)) / 1000;
    const by = run.started_by === null
      ? t(`schedules.trigger.${run.trigger}`)
      : t("schedules.run.by", { name: run.started_by });
    return html`
      <li>
        ${outcomeTag(run.outcome)} ${time(run.at)}
        <span class="hint">${by}${length === null ? "" : ` · ${duration(length)}`} · ${t("schedules.run.rights", {
          name: run.actor,
        })}</span>
        ${run.detail === null ? nothing : html`
          <p class="pre detail">${run.detail}</p>
        `}
        <details class="sub">
          <summary>${t("schedules.steps")}</summary>
          <ol>${run.steps.map((step) => this.#step(step))}</ol>
        </details>
      </li>
    `;
  }

  #step(step: StepResult): TemplateResult {
    return html`
      <li>
        ${t(`schedules.action.${step.action}`)} ${step.outcome === null ? nothing : outcomeTag(step.outcome)} ${time(
          step.ended_at ?? step.started_at,
          "clock",
        )} ${step.detail ?? nothing}
      </li>
    `;
  }
}

/** Shows the runs of a schedule in a dialog. */
export async function showRuns(server: number, schedule: Schedule): Promise<void> {
  await openDialog((close) =>
    html`
      <h2>${t("schedules.runs.title", { name: schedule.name })}</h2>
      <lg-schedule-runs .server="${server}" .schedule="${schedule.id}"></lg-schedule-runs>
      <div class="buttons">
        <button class="primary" autofocus @click="${() => close()}">${t("action.close")}</button>
      </div>
    `, "wide");
}
