import { html, type TemplateResult } from "lit";
import { t } from "../core/i18n.ts";
import { iso } from "../core/metrics.ts";
import "./time-field.ts";

/** The times that the graph shows, for those who can't drag; a field that is emptied keeps its time. */
export function chartTimes([from, to]: [number, number], chosen: (from: number, to: number) => void): TemplateResult {
  const seconds = (event: CustomEvent<string | null>, present: number) =>
    event.detail === null ? present : Date.parse(event.detail) / 1000;
  return html`
    <div class="chart-times">
      <lg-time-field .label="${t("live.from")}" .time="${iso(from)}" @time="${(event: CustomEvent) =>
        chosen(seconds(event, from), to)}"></lg-time-field>
      <lg-time-field .label="${t("live.to")}" .time="${iso(to)}" @time="${(event: CustomEvent) =>
        chosen(from, seconds(event, to))}"></lg-time-field>
    </div>
  `;
}
