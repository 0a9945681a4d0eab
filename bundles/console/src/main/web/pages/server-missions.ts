import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { ApiError, get, put, remove } from "../core/api.ts";
import { ago, bytes } from "../core/format.ts";
import { t } from "../core/i18n.ts";
import { onMessage, onReady } from "../core/live.ts";
import { can } from "../core/session.ts";
import { View } from "../frame.ts";
import type { Mission, MissionRules, RotationEntry, Server } from "../core/types.ts";
import { ask } from "../parts/dialog.ts";
import { icon } from "../parts/icons.ts";
import { broken, empty, loading } from "../parts/states.ts";
import { done, failed } from "../parts/toast.ts";
import { LeaveGuard } from "../parts/unsaved.ts";
import { entriesOf, type Entry, isSame, newEntry, problemsOf, update } from "./rotation.ts";
import "../parts/upload.ts";
import "./rotation-editor.ts";

const CHANGES = ["mission_uploaded", "mission_deleted", "rotation_updated"];

/** The mission files of a server, and the order in which it plays them. */
@customElement("lg-server-missions")
export class ServerMissions extends View {
  @property({ attribute: false })
  accessor server!: Server;

  @state()
  accessor missions: readonly Mission[] | null = null;
  @state()
  accessor rules: MissionRules = { extensions: [], difficulties: [] };
  @state()
  accessor saved: readonly Entry[] = [];
  @state()
  accessor entries: readonly Entry[] = [];
  @state()
  accessor problems: ReadonlyMap<number, string> = new Map();
  @state()
  accessor isChangedElsewhere = false;
  @state()
  accessor isSaving = false;
  @state()
  accessor error: unknown = null;

  readonly #guard = new LeaveGuard();

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(onReady(() => this.#load()));
    this.untilRemoved(onMessage("event", (message) => {
      if (message.server_id === this.server.id && CHANGES.includes(message.data.event_type)) {
        this.#load();
      }
    }));
    this.untilRemoved(() => this.#guard.release());
  }

  override willUpdate(changed: PropertyValues): void {
    const before = changed.get("server") as Server | undefined;
    if (before !== undefined && before.id !== this.server.id) {
      this.missions = null;
      this.entries = this.saved = [];
      this.#load();
    }
    this.#guard.isUnsaved = this.#isUnsaved;
  }

  get #isUnsaved(): boolean {
    return !isSame(this.entries, this.saved);
  }

  async #load(): Promise<void> {
    const base = `/servers/${this.server.id}/missions`;
    try {
      const [missions, rotation, rules] = await Promise.all([
        get<Mission[]>(base),
        get<RotationEntry[]>(`${base}/rotation`),
        get<MissionRules>(`/games/${encodeURIComponent(this.server.game_type)}/missions`),
      ]);
      const saved = entriesOf(rotation);
      if (!this.#isUnsaved) {
        this.entries = saved;
      } else if (!isSame(saved, this.saved)) {
        this.isChangedElsewhere = true;
      }
      this.saved = saved;
      this.missions = missions;
      this.rules = rules;
      this.error = null;
    } catch (error) {
      this.error = error;
    }
  }

  override render(): unknown {
    const { missions } = this;
    if (missions === null) {
      return this.error === null ? loading() : broken(this.error, () => this.#load());
    }
    const may = can("server.missions", this.server.id);
    return html`
      ${this.error === null ? nothing : broken(this.error, () => this.#load())}
      <div class="two-columns">
        <section class="block" aria-labelledby="rotation-title">
          <header><h2 id="rotation-title">${t("missions.rotation")}</h2></header>
          <p class="hint">${t("missions.rotation.text")}</p>
          ${this.#rotation(may)}
        </section>
        <section class="block" aria-labelledby="missions-title">
          <header><h2 id="missions-title">${t("missions.title")}</h2></header>
          ${may ? this.#upload() : nothing} ${missions.length === 0
            ? empty(t("missions.none"), may ? t("missions.none.text") : "")
            : this.#table(missions, may)}
        </section>
      </div>
    `;
  }

  #upload(): TemplateResult {
    return html`
      <lg-upload
        class="block"
        .path="${`/servers/${this.server.id}/missions/upload`}"
        .label="${t("missions.upload")}"
        .accept="${this.rules.extensions.join(",")}"
        .uploaded="${() => this.#load()}"
        .busyChanged="${(isBusy: boolean) => this.#guard.isUploading = isBusy}"
      ></lg-upload>
    `;
  }

  #table(missions: readonly Mission[], may: boolean): TemplateResult {
    return html`
      <div class="scroll">
        <table class="cards">
          <thead>
            <tr>
              <th>${t("missions.mission")}</th>
              <th>${t("missions.terrain")}</th>
              <th class="number">${t("missions.size")}</th>
              <th>${t("missions.uploaded")}</th>
              ${may
                ? html`
                  <td class="actions"></td>
                `
                : nothing}
            </tr>
          </thead>
          <tbody>
            ${repeat(missions, (mission) => mission.id, (mission) =>
              html`
                <tr>
                  <th scope="row">${mission.mission_name}<span class="sub">${mission.filename}</span></th>
                  <td data-label="${t("missions.terrain")}">${mission.terrain ?? html`
                    <span class="tag warn" title="${t("missions.unreadable.text")}">${t("missions.unreadable")}</span>
                  `}</td>
                  <td class="number" data-label="${t("missions.size")}">${bytes(mission.file_size)}</td>
                  <td data-label="${t("missions.uploaded")}">${mission.uploaded_at === null
                    ? "–"
                    : ago(mission.uploaded_at)}</td>
                  ${may
                    ? html`
                      <td class="actions">${this.#buttons(mission)}</td>
                    `
                    : nothing}
                </tr>
              `)}
          </tbody>
        </table>
      </div>
    `;
  }

  #buttons(mission: Mission): TemplateResult {
    return html`
      <span class="row-actions">
        <button aria-label="${t("missions.add.label", { name: mission.mission_name })}" @click="${() =>
          this.entries = [...this.entries, newEntry(mission)]}">${icon("plus")}${t("missions.add")}</button>
        <button class="quiet compact" title="${t("action.delete")}" aria-label="${t("missions.delete.label", {
          name: mission.filename,
        })}" @click="${() => this.#delete(mission)}">${icon("trash")}</button>
      </span>
    `;
  }

  #rotation(may: boolean): TemplateResult {
    const { missions, entries } = this;
    const isUnsaved = this.#isUnsaved;
    return html`
      ${entries.length === 0 && !isUnsaved
        ? empty(t("missions.rotation.none"), may ? t("missions.rotation.none.text") : "")
        : html`
          <lg-rotation-editor
            .entries="${entries}"
            .missions="${missions ?? []}"
            .difficulties="${this.rules.difficulties}"
            .problems="${this.problems}"
            .isFixed="${!may}"
            .changed="${(changed: Entry[]) => this.entries = changed}"
          ></lg-rotation-editor>
        `} ${isUnsaved
        ? html`
          <div class="save-bar">
            <span class="text" role="status">${t("unsaved.count")}${this.isChangedElsewhere
              ? html`
                <span class="sub">${t("unsaved.elsewhere")}</span>
              `
              : nothing}</span>
            <button @click="${this.#discard}">${t("action.discard")}</button>
            <button class="primary" ?disabled="${this.isSaving}" @click="${this.#save}">${t("action.save")}</button>
          </div>
        `
        : nothing}
    `;
  }

  #discard(): void {
    this.entries = this.saved;
    this.problems = new Map();
    this.isChangedElsewhere = false;
  }

  async #save(): Promise<void> {
    const sent = this.entries;
    this.isSaving = true;
    try {
      const body = { rotation: sent.map(update) };
      const rotation = await put<RotationEntry[]>(`/servers/${this.server.id}/missions/rotation`, body);
      this.saved = entriesOf(rotation);
      if (this.entries === sent) {
        this.entries = this.saved;
      }
      this.problems = new Map();
      this.isChangedElsewhere = false;
      done(t("missions.rotation.saved"));
    } catch (error) {
      this.problems = error instanceof ApiError ? problemsOf(error.details) : new Map();
      failed(this.problems.size > 0 ? new Error(t("missions.rotation.refused")) : error);
    } finally {
      this.isSaving = false;
    }
  }

  async #delete(mission: Mission): Promise<void> {
    const question = t("missions.delete.question", { name: mission.filename });
    const text = t("missions.delete.text");
    if (!await ask({ title: question, text, action: t("action.delete"), danger: true })) {
      return;
    }
    try {
      await remove(`/servers/${this.server.id}/missions/${mission.id}`);
      done(t("missions.deleted", { name: mission.filename }));
      await this.#load();
    } catch (error) {
      const isInRotation = error instanceof ApiError && error.code === "MISSION_IN_ROTATION";
      failed(isInRotation ? new Error(t("missions.in_rotation", { name: mission.mission_name })) : error);
    }
  }
}
