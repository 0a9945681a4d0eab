import { html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { get, put, remove } from "../core/api.ts";
import { check } from "../core/check.ts";
import type { FieldProblem } from "../core/errors.ts";
import { t } from "../core/i18n.ts";
import { ROOT } from "../core/paths.ts";
import { go } from "../core/router.ts";
import type { Field } from "../core/schema.ts";
import { gameOf, games, putServer, removeServer } from "../core/servers.ts";
import { can, user } from "../core/session.ts";
import { View } from "../frame.ts";
import type { ExecutableSuggestion, Game, Server } from "../core/types.ts";
import { same } from "../core/values.ts";
import { ask } from "../parts/dialog.ts";
import { problemsOf } from "../parts/form.ts";
import { mistakeText } from "../parts/form-text.ts";
import { icon } from "../parts/icons.ts";
import { isActive } from "../parts/status.ts";
import { done, failed } from "../parts/toast.ts";
import { LeaveGuard } from "../parts/unsaved.ts";
import { executablePicks } from "./executable-picks.ts";
import { definitionField, definitionProblems } from "./server-definition.ts";
import { executablesFor } from "./server-suggestions.ts";

/** Only a start applies these. */
const APPLIED_BY_START = ["exe_path", "game_port", "rcon_port"];

/** The server itself: name, executable, ports, restarts; and its end. */
@customElement("lg-server-settings")
export class ServerSettings extends View {
  @property({ attribute: false })
  accessor server!: Server;
  @state()
  accessor edits: Readonly<Record<string, unknown>> = {};
  @state()
  accessor problems: readonly FieldProblem[] = [];
  @state()
  accessor isSaving = false;
  @state()
  accessor names: readonly string[] = [];
  @state()
  accessor executables: readonly ExecutableSuggestion[] = [];

  readonly #guard = new LeaveGuard();
  #isAsked = false;

  constructor() {
    super();
    this.watch(games, user);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(() => this.#guard.release());
  }

  override willUpdate(): void {
    const game = gameOf(this.server);
    if (game !== undefined && !this.#isAsked) {
      this.#isAsked = true;
      executablesFor(game).then((executables) => this.executables = executables);
      get<Game>(`/games/${encodeURIComponent(game.game_type)}`)
        .then((view) => this.names = view.allowed_executables, () => {});
    }
  }

  override updated(): void {
    this.#guard.isUnsaved = Object.keys(this.edits).length > 0;
  }

  override render(): unknown {
    return html`
      <form class="setup" novalidate @submit="${(event: Event) => {
        event.preventDefault();
        this.#save();
      }}">
        <div class="card">${this.#fields().map((field) => this.#field(field))}</div>
        ${this.#bar()}
      </form>
      <section class="card setup files">
        <h2>${t("setup.files")}</h2>
        <p>${t("setup.files.text", { id: String(this.server.id) })}</p>
      </section>
      ${can("server.delete", this.server.id) ? this.#danger() : nothing}
    `;
  }

  #fields(): Field[] {
    const names = this.names.length === 0 ? "" : t("setup.exe_path.names", { names: this.names.join(", ") });
    return [
      definitionField("name"),
      definitionField("description"),
      definitionField("exe_path", {
        description: `${t("setup.exe_path.help")} ${names}`.trim(),
      }),
      definitionField("game_port"),
      ...(this.server.rcon_port === null && !gameOf(this.server)?.capabilities.includes("remote_admin")
        ? []
        : [definitionField("rcon_port")]),
      definitionField("auto_restart"),
      definitionField("max_restarts"),
    ];
  }

  #stored(field: Field): unknown {
    return this.server[field.name as keyof Server] ?? "";
  }

  #field(field: Field): TemplateResult {
    const isEdited = field.name in this.edits;
    return html`
      <lg-field
        class="setup-field ${isEdited ? "edited" : ""}"
        .field="${field}"
        .value="${isEdited ? this.edits[field.name] : this.#stored(field)}"
        .problems="${problemsOf(field.name, this.problems)}"
        .change="${(value: unknown) => this.#edit(field, value)}"
        .marks="${isEdited
          ? html`
            <span class="tag changed">${t("config.changed")}</span>
          `
          : nothing}"
        .notes="${this.#notes(field)}"
      ></lg-field>
    `;
  }

  #notes(field: Field): unknown {
    const picks = field.name === "exe_path"
      ? executablePicks(
        this.executables,
        this.edits.exe_path ?? this.server.exe_path,
        (path) => this.#edit(field, path),
      )
      : nothing;
    const start = isActive(this.server) && APPLIED_BY_START.includes(field.name) ? t("setup.next_start") : nothing;
    return picks === nothing ? start : [picks, start];
  }

  #edit(field: Field, value: unknown): void {
    const { [field.name]: _, ...others } = this.edits;
    this.edits = same(value, this.#stored(field)) ? others : { ...others, [field.name]: value };
    this.problems = this.problems.filter((problem) => problem.field !== field.name);
  }

  #bar(): unknown {
    const count = Object.keys(this.edits).length;
    return count === 0 ? nothing : html`
      <div class="save-bar" role="region" aria-label="${t("config.unsaved.title")}">
        <span class="text" role="status">${t("config.unsaved", { count })}</span>
        <button type="button" @click="${() => {
          this.edits = {};
          this.problems = [];
        }}">${t("action.discard")}</button>
        <button class="primary" ?disabled="${this.isSaving}">${t("action.save")}</button>
      </div>
    `;
  }

  async #save(): Promise<void> {
    const fields = this.#fields().filter((field) => field.name in this.edits);
    this.problems = fields.flatMap((field) =>
      check(field, this.edits[field.name]).map((mistake) => ({ field: field.name, reason: mistakeText(mistake) }))
    );
    if (this.problems.length === 0) {
      await this.#send(fields);
    }
    if (this.problems.length > 0) {
      await this.updateComplete;
      this.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
    }
  }

  async #send(fields: Field[]): Promise<void> {
    this.isSaving = true;
    try {
      putServer(await put<Server>(`/servers/${this.server.id}`, this.edits));
      done(t("config.saved", { count: fields.length }));
      this.edits = {};
    } catch (error) {
      this.problems = definitionProblems(error);
      if (!this.problems.some((problem) => fields.some((field) => field.name === problem.field))) {
        failed(error);
      }
    } finally {
      this.isSaving = false;
    }
  }

  #danger(): TemplateResult {
    return html`
      <section class="card danger-zone setup">
        <h2>${t("setup.delete.title")}</h2>
        <p class="pre">${t("setup.delete.text", { id: this.server.id })}</p>
        ${isActive(this.server)
          ? html`
            <p class="hint">${t("setup.delete.active")}</p>
          `
          : nothing}
        <button type="button" class="danger" ?disabled="${isActive(this.server)}" @click="${this.#delete}">
          ${icon("trash")}${t("setup.delete")}
        </button>
      </section>
    `;
  }

  async #delete(): Promise<void> {
    const { id, name } = this.server;
    const isSure = await ask({
      title: t("setup.delete.question", { name }),
      text: t("setup.delete.text", { id }),
      action: t("setup.delete"),
      danger: true,
      typed: name,
    });
    if (!isSure) {
      return;
    }
    try {
      await remove(`/servers/${id}`);
      this.edits = {};
      await this.updateComplete;
      await go(ROOT);
      removeServer(id);
      done(t("setup.deleted", { name }));
    } catch (error) {
      failed(error);
    }
  }
}
