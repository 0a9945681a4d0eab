import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { remove } from "../core/api.ts";
import { t, tName } from "../core/i18n.ts";
import { jobs, onEnd } from "../core/jobs.ts";
import { servers } from "../core/servers.ts";
import { can, user } from "../core/session.ts";
import { View } from "../core/state.ts";
import type { Job } from "../core/types.ts";
import { done, failed } from "./toast.ts";

/** What each type of job requires, and so who may cancel it. */
const PERMISSIONS = { delete: "server.delete", schedule: "server.schedules" } as const;

/** The place in the header where jobs that run are seen and cancelled. */
@customElement("lg-jobs")
export class Jobs extends View {
  constructor() {
    super();
    this.watch(jobs, servers, user);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(onEnd((job) => this.#ended(job)));
  }

  /** Says how a job of this user ended; those of others are seen where they matter. */
  #ended(job: Job): void {
    if (job.actor !== user.value?.username) {
      return;
    }
    const what = title(job);
    if (job.state === "failed") {
      failed(new Error(t("jobs.failed", { what, reason: job.error ?? "" })));
    } else {
      done(t(job.state === "cancelled" ? "jobs.cancelled" : "jobs.succeeded", { what }));
    }
  }

  override render(): unknown {
    const all = jobs.value;
    return all.length === 0 ? nothing : html`
      <button class="quiet" popovertarget="jobs-menu" aria-label="${t("jobs.count", { count: all.length })}">
        <progress aria-hidden="true" .value="${average(all)}"></progress>
        <span class="only-wide">${t("jobs.count", { count: all.length })}</span>
      </button>
      <div id="jobs-menu" class="menu jobs" popover>
        <p class="menu-title">${t("jobs.title")}</p>
        <ul>${all.map((job) => this.#job(job))}</ul>
      </div>
    `;
  }

  #job(job: Job): TemplateResult {
    const permission = PERMISSIONS[job.type as keyof typeof PERMISSIONS] ?? "server.backups";
    const mayCancel = can(permission, job.server_id ?? undefined);
    return html`
      <li>
        <span class="text">${title(job)}<span class="sub">${job.state === "queued"
          ? t("jobs.queued")
          : job.message ?? ""}</span></span>
        ${progressBar(job)} ${mayCancel
          ? html`
            <button aria-label="${t("jobs.cancel.label", { what: title(job) })}" @click="${() => cancel(job)}">${t(
              "action.cancel",
            )}</button>
          `
          : nothing}
      </li>
    `;
  }
}

/** The bar of one job; without a value while its progress is unknown. */
export function progressBar(job: Job): TemplateResult {
  const label = title(job);
  return job.progress === null || job.progress === undefined
    ? html`
      <progress aria-label="${label}"></progress>
    `
    : html`
      <progress aria-label="${label}" max="1" .value="${job.progress}"></progress>
    `;
}

export async function cancel(job: Job): Promise<void> {
  try {
    await remove(`/jobs/${job.id}`);
  } catch (error) {
    failed(error);
  }
}

/** Such as "Backup of Main Server". */
function title(job: Job): string {
  const name = servers.value?.get(job.server_id ?? 0)?.name;
  const type = tName("jobs.type", job.type);
  return name === undefined ? type : t("jobs.of", { type, name });
}

function average(all: readonly Job[]): number {
  return all.reduce((sum, job) => sum + (job.progress ?? 0), 0) / all.length;
}
