/** Kicks and bans: one click for the player, one for the duration. */
import { html, nothing, type TemplateResult } from "lit";
import { t } from "../core/i18n.ts";
import type { BanResult } from "../core/types.ts";
import { formDialog, textOf } from "./form-dialog.ts";
import { done } from "./toast.ts";

export const MINUTES = { hour: 60, day: 1440, week: 10_080, ever: 0 } as const;

const PRESETS = Object.keys(MINUTES) as (keyof typeof MINUTES)[];
const UNITS = { minutes: 1, hours: 60, days: 1440 } as const;
const MAX_MINUTES = 52_560_000;

export interface BanRequest {
  guid: string;
  reason: string;
  duration_minutes: number;
}

interface BanForm {
  /** Whom it is about; without one, the identity is asked for. */
  player?: { name: string; guid: string | null };
  /** Bans; the response may say when the game applies it. */
  send: (request: BanRequest & { name?: string }) => Promise<unknown>;
}

export async function askKick(name: string, send: (reason: string) => Promise<unknown>): Promise<void> {
  const isKicked = await formDialog({
    title: t("players.kick.title", { name }),
    action: t("players.kick"),
    danger: true,
    fields: (problem) => reasonField(problem),
    send: async (values) => {
      await send(textOf(values, "reason") ?? "");
      return true;
    },
  });
  if (isKicked) {
    done(t("players.kicked", { name }));
  }
}

export async function askBan(form: BanForm): Promise<void> {
  const { player } = form;
  const banned = await formDialog<{ name: string; isLater: boolean }>({
    title: player === undefined ? t("bans.add") : t("players.ban.title", { name: player.name }),
    text: player?.guid ?? undefined,
    danger: true,
    fields: (problem) =>
      html`
        ${defaultButton()} ${player === undefined ? identityFields(problem) : nothing} ${reasonField(problem)}
        <fieldset class="durations">
          <legend>${t("players.ban.duration")}</legend>
          <div class="presets">
            ${PRESETS.map((preset) =>
              html`
                <button type="submit" name="minutes" value="${MINUTES[preset]}" class="danger">${t(
                  `players.ban.${preset}`,
                )}</button>
              `
            )}
          </div>
          <div class="own-duration">
            <input name="count" type="number" min="1" max="${MAX_MINUTES}" value="3" aria-label="${t(
              "players.ban.count",
            )}">
            <select name="unit" aria-label="${t("players.ban.unit")}">
              ${Object.keys(UNITS).map((unit) =>
                html`
                  <option value="${unit}" ?selected="${unit === "days"}">${t(
                    `players.ban.${unit as keyof typeof UNITS}`,
                  )}</option>
                `
              )}
            </select>
            <button type="submit" name="minutes" value="own" class="danger">${t("players.ban.own")}</button>
          </div>
          ${problem("duration_minutes")}
        </fieldset>
      `,
    send: async (values) => {
      const request = {
        guid: player?.guid ?? textOf(values, "guid") ?? "",
        name: player?.name ?? textOf(values, "name"),
        reason: textOf(values, "reason") ?? "",
        duration_minutes: minutesOf(values),
      };
      const result = await form.send(request) as Pick<BanResult, "effective"> | null;
      return { name: request.name ?? request.guid, isLater: result?.effective === "next_start" };
    },
  });
  if (banned !== undefined) {
    done(t(banned.isLater ? "players.banned.next_start" : "players.banned", { name: banned.name }));
  }
}

/** Enter in a field presses the first button of a form, which must not be a ban for an hour. */
function defaultButton(): TemplateResult {
  return html`
    <button type="submit" disabled hidden>${t("players.ban")}</button>
  `;
}

function minutesOf(values: FormData): number {
  const preset = values.get("minutes");
  if (preset !== "own") {
    return Number(preset);
  }
  const unit = String(values.get("unit")) as keyof typeof UNITS;
  return Math.min(MAX_MINUTES, Math.max(1, Math.round(Number(values.get("count")) * UNITS[unit])));
}

type Problem = (field: string) => unknown;

function reasonField(problem: Problem): TemplateResult {
  return html`
    <label class="field">
      <span>${t("players.reason")}</span>
      <input name="reason" autofocus autocomplete="on" maxlength="200">
      ${problem("reason")}
    </label>
  `;
}

function identityFields(problem: Problem): TemplateResult {
  return html`
    <label class="field">
      <span>${t("bans.guid")}</span>
      <input name="guid" required autofocus spellcheck="false" autocomplete="off" autocapitalize="none">
      <span class="hint">${t("bans.guid.text")}</span>
      ${problem("guid")}
    </label>
    <label class="field">
      <span>${t("bans.name.optional")}</span>
      <input name="name" autocomplete="off">
      ${problem("name")}
    </label>
  `;
}
