import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { post, put, remove } from "../core/api.ts";
import { ago, bytes } from "../core/format.ts";
import { t } from "../core/i18n.ts";
import { jobs, onEnd } from "../core/jobs.ts";
import { can } from "../core/session.ts";
import { View } from "../frame.ts";
import type { Backup, Job, Server } from "../core/types.ts";
import { ask } from "../parts/dialog.ts";
import { formDialog, textOf } from "../parts/form-dialog.ts";
import { icon } from "../parts/icons.ts";
import { cancel, progressBar } from "../parts/jobs.ts";
import { Resource } from "../parts/resource.ts";
import { empty } from "../parts/states.ts";
import { isActive } from "../parts/status.ts";
import { failed } from "../parts/toast.ts";
import { downloadBackup } from "./backup-download.ts";
import "./backup-policy.ts";

const CHANGES = ["backup_created", "backup_updated", "backup_deleted", "backup_expired"];
const MAX_NAME = 100;
const READ = 1000;

/** The backups of a server: creating, restoring, downloading, and which are kept. */
@customElement("lg-server-backups")
export class ServerBackups extends View {
  @property({ attribute: false })
  accessor server!: Server;

  readonly #backups = new Resource<Backup[]>(this, () => `/servers/${this.server.id}/backups?limit=${READ}`, {
    isChange: ({ server_id, data }) => server_id === this.server.id && CHANGES.includes(data.event_type),
  });

  constructor() {
    super();
    this.watch(jobs);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(onEnd((job) => job.server_id === this.server.id && this.#backups.reload()));
  }

  get #job(): Job | undefined {
    return jobs.value.find((job) => job.server_id === this.server.id);
  }

  override render(): unknown {
    const may = can("server.backups", this.server.id);
    const job = this.#job;
    return html`
      <div class="page-head">
        <h2>${t("backups.title")}</h2>
        ${may
          ? html`
            <button class="primary" ?disabled="${job !== undefined}" @click="${this.#create}">${icon("plus")}${t(
              "backups.create",
            )}</button>
          `
          : nothing}
      </div>
      ${job === undefined ? nothing : this.#running(job, may)} ${this.#backups.draw((backups) =>
        this.#list(backups, may)
      )}
      <lg-backup-policy .server="${this.server.id}"></lg-backup-policy>
    `;
  }

  #running(job: Job, may: boolean): TemplateResult {
    return html`
      <div class="notice running-job">
        ${progressBar(job)}<span class="text" role="status">${job.message ?? t("jobs.queued")}</span>
        ${may
          ? html`
            <button @click="${() => cancel(job)}">${t("action.cancel")}</button>
          `
          : nothing}
      </div>
    `;
  }

  #list(backups: readonly Backup[], may: boolean): TemplateResult {
    if (backups.length === 0) {
      return empty(t("backups.none"), may ? t("backups.none.text") : "");
    }
    const total = backups.reduce((sum, backup) => sum + backup.size_bytes, 0);
    return html`
      <p class="hint">${t("backups.count", { count: backups.length, size: bytes(total) })}${may &&
          isActive(this.server)
        ? ` · ${t("backups.restore.running")}`
        : nothing}</p>
      <div class="scroll">
        <table class="cards">
          <thead>
            <tr>
              <th>${t("backups.name")}</th>
              <th>${t("backups.created")}</th>
              <th>${t("backups.reason")}</th>
              <th class="number">${t("backups.size")}</th>
              ${may
                ? html`
                  <td class="actions"></td>
                `
                : nothing}
            </tr>
          </thead>
          <tbody>${repeat(backups, (backup) => backup.id, (backup) => this.#row(backup, may))}</tbody>
        </table>
      </div>
    `;
  }

  #row(backup: Backup, may: boolean): TemplateResult {
    return html`
      <tr>
        <th scope="row">
          ${backup.name} ${backup.locked
            ? html`
              <span class="tag">${t("backups.locked")}</span>
            `
            : nothing}
        </th>
        <td data-label="${t("backups.created")}">${ago(backup.created_at)}</td>
        <td data-label="${t("backups.reason")}">${t(`backups.reason.${backup.reason}`)}, ${backup.created_by}</td>
        <td class="number" data-label="${t("backups.size")}">${bytes(backup.size_bytes)}</td>
        ${may
          ? html`
            <td class="actions">${this.#actions(backup)}</td>
          `
          : nothing}
      </tr>
    `;
  }

  #actions(backup: Backup): TemplateResult {
    const { name } = backup;
    const isBusy = this.#job !== undefined;
    const button = (
      key: "rename" | "download" | "delete" | "lock" | "unlock",
      symbol: Parameters<
        typeof icon
      >[0],
      isOff: boolean,
      act: () => void,
    ) => {
      const label = t(`backups.${key}.label`, { name });
      return html`
        <button class="compact quiet" title="${label}" aria-label="${label}" ?disabled="${isOff}" @click="${act}">
          ${icon(
            symbol,
          )}
        </button>
      `;
    };
    return html`
      <button ?disabled="${isBusy || isActive(this.server)}" title="${isActive(this.server)
        ? t("backups.restore.running")
        : ""}" aria-label="${t("backups.restore.label", { name })}" @click="${() => this.#restore(backup)}">
        ${t(
          "backups.restore",
        )}
      </button>
      ${button("download", "download", false, () => downloadBackup(this.server.id, backup))} ${button(
        "rename",
        "edit",
        false,
        () => this.#rename(backup),
      )} ${button(
        backup.locked ? "unlock" : "lock",
        backup.locked ? "unlock" : "lock",
        false,
        () => this.#lock(backup),
      )} ${button(
        "delete",
        "trash",
        backup.locked || isBusy,
        () => this.#delete(backup),
      )}
    `;
  }

  async #create(): Promise<void> {
    await formDialog({
      title: t("backups.create"),
      text: t(isActive(this.server) ? "backups.create.running" : "backups.create.text"),
      action: t("backups.create"),
      fields: (problem) => this.#nameField("", problem),
      send: (values) => post(`/servers/${this.server.id}/backups`, { name: textOf(values, "name") }),
    });
  }

  async #rename(backup: Backup): Promise<void> {
    await formDialog({
      title: t("backups.rename"),
      action: t("backups.rename"),
      fields: (problem) => this.#nameField(backup.name, problem),
      send: (values) => put(this.#path(backup), { name: textOf(values, "name") ?? backup.name }),
    });
  }

  #nameField(value: string, problem: (field: string) => unknown): TemplateResult {
    return html`
      <label class="field">
        <span>${t("backups.name")}</span>
        <input name="name" autofocus maxlength="${MAX_NAME}" value="${value}" autocomplete="off">
        ${problem("name")}
      </label>
    `;
  }

  #path(backup: Backup): string {
    return `/servers/${this.server.id}/backups/${backup.id}`;
  }

  async #lock(backup: Backup): Promise<void> {
    await this.#attempt(() => put(this.#path(backup), { locked: !backup.locked }));
  }

  async #restore(backup: Backup): Promise<void> {
    const question = {
      title: t("backups.restore.question", { name: backup.name }),
      text: t("backups.restore.text", { server: this.server.name }),
      action: t("backups.restore"),
      danger: true,
    };
    if (await ask(question)) {
      await this.#attempt(() => post(`${this.#path(backup)}/restore`));
    }
  }

  async #delete(backup: Backup): Promise<void> {
    const { name } = backup;
    const title = t("backups.delete.question", { name });
    if (await ask({ title, text: t("backups.delete.text"), action: t("action.delete"), danger: true })) {
      await this.#attempt(() => remove(this.#path(backup)));
    }
  }

  async #attempt(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
      await this.#backups.load();
    } catch (error) {
      failed(error);
    }
  }
}
