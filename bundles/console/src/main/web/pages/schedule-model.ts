/** Schedules as they are edited: each step keeps what was typed for any action, and has a key while its order changes. */
import { t } from "../core/i18n.ts";
import type { NewSchedule, ScheduleStep } from "../core/types.ts";

export type Action = ScheduleStep["action"];

export const ACTIONS: readonly Action[] = ["say", "wait", "restart", "start", "stop", "kill", "command", "backup"];
export const CONDITIONS = ["any", "running", "stopped", "empty"] as const;
export const MISSED = ["skip", "run_once"] as const;

export interface Draft {
  readonly key: number;
  readonly action: Action;
  /** The message or the command. */
  readonly text: string;
  readonly seconds: number;
  readonly continues: boolean;
}

let nextKey = 1;

export function newDraft(action: Action): Draft {
  return { key: nextKey++, action, text: "", seconds: 60, continues: false };
}

export function draftsOf(steps: readonly ScheduleStep[]): Draft[] {
  return steps.map((step) => ({
    key: nextKey++,
    action: step.action,
    text: step.message ?? step.command ?? "",
    seconds: step.seconds ?? 60,
    continues: step.on_failure === "continue",
  }));
}

export function stepsOf(drafts: readonly Draft[]): ScheduleStep[] {
  return drafts.map(({ action, text, seconds, continues }) => ({
    action,
    ...(action === "say" ? { message: text } : {}),
    ...(action === "command" ? { command: text } : {}),
    ...(action === "wait" ? { seconds } : {}),
    ...(continues && action !== "wait" ? { on_failure: "continue" as const } : {}),
  }));
}

/** The total of all waits, in seconds. */
export function waitingTime(drafts: readonly Draft[]): number {
  return drafts.filter((draft) => draft.action === "wait").reduce((sum, draft) => sum + draft.seconds, 0);
}

const WARNINGS = [15, 5, 1];

/** A restart at five in the morning. Warnings before it, which not every game can show, do not keep it from happening. */
export function nightlyRestart(timezone: string, warns: boolean): NewSchedule {
  const steps: ScheduleStep[] = !warns ? [] : WARNINGS.flatMap((minutes, index): ScheduleStep[] => [
    { action: "say", message: t("schedules.template.warning", { count: minutes }), on_failure: "continue" },
    { action: "wait", seconds: (minutes - (WARNINGS[index + 1] ?? 0)) * 60 },
  ]);
  return {
    name: t("schedules.template.name"),
    cron: warns ? "45 4 * * *" : "0 5 * * *",
    timezone,
    enabled: true,
    only_if: "running",
    missed: "skip",
    steps: [...steps, { action: "restart" }],
  };
}

/** The viewer's own time zone. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
