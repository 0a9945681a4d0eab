import { html } from "lit";
import { t } from "../core/i18n.ts";
import { gameOf } from "../core/servers.ts";
import { can } from "../core/session.ts";
import type { NewSchedule, Schedule, Server } from "../core/types.ts";
import {
  type Action,
  ACTIONS,
  CONDITIONS,
  type Draft,
  draftsOf,
  MISSED,
  newDraft,
  ownZone,
  stepsOf,
} from "../pages/schedule-model.ts";
import { formDialog, textOf } from "./form-dialog.ts";
import "./cron-preview.ts";
import "./step-editor.ts";

const PERMISSIONS = {
  say: "server.console",
  command: "server.console",
  start: "server.power",
  stop: "server.power",
  restart: "server.power",
  kill: "server.power",
  backup: "server.backups",
} as const;

/** Whether the user may do on a server what an action does, and so may schedule it. */
export function maySchedule(action: Action, server: number): boolean {
  return action === "wait" || can(PERMISSIONS[action], server);
}

/** Returns what the game can do, and the user may do, on a server by a schedule. */
function actionsFor(server: Server): Action[] {
  return ACTIONS.filter((action) =>
    maySchedule(action, server.id) && (hasCommands(server) || (action !== "say" && action !== "command"))
  );
}

/** Whether the game takes commands and messages; so it seems while its adapter is away. */
export function hasCommands(server: Server): boolean {
  return gameOf(server)?.capabilities.includes("remote_admin") ?? true;
}

/** Asks for a schedule, and saves it by `send`. Cancelled: `undefined`. */
export function scheduleForm(
  server: Server,
  present: Schedule | undefined,
  send: (schedule: NewSchedule) => Promise<Schedule>,
): Promise<Schedule | undefined> {
  const actions = actionsFor(server);
  let drafts: Draft[] = present === undefined ? [newDraft(actions[0]!)] : draftsOf(present.steps);
  let cron = present?.cron ?? "0 5 * * *";
  let timezone = present?.timezone ?? ownZone();
  return formDialog<Schedule>({
    title: present === undefined ? t("schedules.add") : t("schedules.edit.title", { name: present.name }),
    text: t("schedules.rights"),
    action: t("action.save"),
    isWide: true,
    fields: (problem, draw) =>
      html`
        <label class="field">
          <span>${t("schedules.name")}</span>
          <input name="name" required autofocus maxlength="100" autocomplete="off" value="${present?.name ?? ""}">
          ${problem("name")}
        </label>
        <div class="schedule-times">
          <label class="field">
            <span>${t("schedules.cron")}</span>
            <input
              name="cron"
              aria-label="${t("schedules.cron")}"
              class="mono"
              required
              maxlength="200"
              autocomplete="off"
              spellcheck="false"
              autocapitalize="none"
              .value="${cron}"
              @input="${(
                event: Event,
              ) => {
                cron = (event.target as HTMLInputElement).value;
                draw();
              }}"
            >
            <span class="hint">${t("schedules.cron.text")}</span>
            ${problem("cron")}
          </label>
          <label class="field">
            <span>${t("schedules.zone")}</span>
            <input
              name="timezone"
              aria-label="${t("schedules.zone")}"
              required
              list="time-zones"
              autocomplete="off"
              spellcheck="false"
              .value="${timezone}"
              @input="${(
                event: Event,
              ) => {
                timezone = (event.target as HTMLInputElement).value;
                draw();
              }}"
            >
            <datalist id="time-zones">
              ${Intl.supportedValuesOf("timeZone").map((zone) =>
                html`
                  <option value="${zone}"></option>
                `
              )}
            </datalist>
            ${problem("timezone")}
          </label>
        </div>
        <lg-cron-preview .server="${server.id}" .cron="${cron}" .timezone="${timezone}"></lg-cron-preview>
        <div class="schedule-times">
          ${choice("only_if", CONDITIONS, present?.only_if ?? "any")} ${choice(
            "missed",
            MISSED,
            present?.missed ?? "skip",
          )}
        </div>
        <fieldset class="schedule-steps">
          <legend>${t("schedules.steps")}</legend>
          <lg-step-editor
            .drafts="${drafts}"
            .actions="${actions}"
            .problem="${problem}"
            .changed="${(
              changed: Draft[],
            ) => {
              drafts = changed;
              draw();
            }}"
          ></lg-step-editor>
        </fieldset>
        <label class="switch">
          <input type="checkbox" name="enabled" ?checked="${present?.enabled ?? true}">
          ${t("schedules.enabled")}
        </label>
      `,
    send: (values) =>
      send({
        name: textOf(values, "name") ?? "",
        cron: cron.trim(),
        timezone: timezone.trim(),
        enabled: values.has("enabled"),
        only_if: values.get("only_if") as NewSchedule["only_if"],
        missed: values.get("missed") as NewSchedule["missed"],
        steps: stepsOf(drafts),
      }),
  });
}

function choice<T extends "any" | "running" | "stopped" | "empty" | "skip" | "run_once">(
  name: "only_if" | "missed",
  values: readonly T[],
  chosen: T,
): unknown {
  return html`
    <label class="field">
      <span>${t(`schedules.${name}`)}</span>
      <select name="${name}">
        ${values.map((value) =>
          html`
            <option value="${value}" ?selected="${value === chosen}">${t(`schedules.value.${value}`)}</option>
          `
        )}
      </select>
    </label>
  `;
}
