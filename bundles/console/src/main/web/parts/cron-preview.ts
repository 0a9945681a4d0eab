import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { ApiError, describe, get, query } from "../core/api.ts";
import { describeCron } from "../core/cron-text.ts";
import { t } from "../core/i18n.ts";
import { View } from "../core/state.ts";
import type { SchedulePreview } from "../core/types.ts";
import { zonedTime } from "./zoned-time.ts";

/** How long typing must rest before the platform is asked, in milliseconds. */
const REST = 300;

/** What a cron expression means: in words, and by its next runs, or what is wrong with it. */
@customElement("lg-cron-preview")
export class CronPreview extends View {
  @property({ attribute: false })
  accessor server = 0;
  @property({ attribute: false })
  accessor cron = "";
  @property({ attribute: false })
  accessor timezone = "";

  @state()
  accessor preview: SchedulePreview | null = null;
  @state()
  accessor problem: string | null = null;

  #shown = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(() => clearTimeout(this.#timer));
  }

  override willUpdate(): void {
    const wanted = query({ cron: this.cron, timezone: this.timezone });
    if (wanted !== this.#shown) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#load(wanted), this.#shown === "" ? 0 : REST);
      this.#shown = wanted;
    }
  }

  async #load(wanted: string): Promise<void> {
    try {
      const preview = await get<SchedulePreview>(`/servers/${this.server}/schedules/preview${wanted}`);
      if (wanted === this.#shown) {
        this.preview = preview;
        this.problem = null;
      }
    } catch (error) {
      if (wanted === this.#shown) {
        this.preview = null;
        this.problem = problemOf(error);
      }
    }
  }

  override render(): unknown {
    const words = this.problem === null ? describeCron(this.cron) : null;
    return html`
      <div class="cron-preview" role="status">
        ${this.problem === null ? nothing : html`
          <span class="problem">${this.problem}</span>
        `} ${words === null ? nothing : html`
          <strong>${words}</strong>
        `} ${this.preview === null ? nothing : html`
          <span class="hint">${t("schedules.next_runs")}</span>
          <ol>
            ${this.preview.next_runs.map((run) =>
              html`
                <li>${zonedTime(run, this.preview!.timezone)}</li>
              `
            )}
          </ol>
        `}
      </div>
    `;
  }
}

function problemOf(error: unknown): string {
  if (error instanceof ApiError && error.details.length > 0) {
    return error.details.map(({ field, reason }) =>
      field === "cron" ? t("schedules.cron.problem", { reason }) : t("schedules.zone.problem", { reason })
    ).join("\n");
  }
  return describe(error);
}
