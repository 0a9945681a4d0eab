import { html, type TemplateResult } from "lit";
import { t } from "../core/i18n.ts";
import type { ScheduleRun } from "../core/types.ts";

const TROUBLE = ["failed", "interrupted"];

/** How a run, or a step of it, has ended. */
export function outcomeTag(outcome: ScheduleRun["outcome"]): TemplateResult {
  const kind = TROUBLE.includes(outcome) ? "tag warn" : "tag";
  return html`
    <span class="${kind}">${t(`schedules.outcome.${outcome}`)}</span>
  `;
}
