import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { get, put } from "../core/api.ts";
import { isSame, normal } from "../core/grants.ts";
import { t } from "../core/i18n.ts";
import { href } from "../core/paths.ts";
import type { Grant } from "../core/session.ts";
import { View } from "../frame.ts";
import type { User } from "../core/types.ts";
import { broken, empty, loading } from "../parts/states.ts";
import { done, failed } from "../parts/toast.ts";
import { LeaveGuard } from "../parts/unsaved.ts";

import "../parts/grant-matrix.ts";

/** What a user may do, server by server. */
@customElement("lg-user-rights")
export class UserRights extends View {
  @property({ attribute: false })
  accessor user = 0;

  @state()
  accessor account: User | null = null;
  @state()
  accessor saved: readonly Grant[] | null = null;
  @state()
  accessor grants: readonly Grant[] = [];
  @state()
  accessor isSaving = false;
  @state()
  accessor error: unknown = null;

  readonly #guard = new LeaveGuard();

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(() => this.#guard.release());
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has("user")) {
      this.account = this.saved = null;
      this.#load();
    }
    this.#guard.isUnsaved = this.#isUnsaved;
  }

  get #isUnsaved(): boolean {
    return this.saved !== null && !isSame(this.saved, this.grants);
  }

  async #load(): Promise<void> {
    const { user } = this;
    try {
      const [users, grants] = await Promise.all([
        get<User[]>("/auth/users"),
        get<Grant[]>(`/auth/users/${user}/grants`),
      ]);
      if (user === this.user) {
        this.account = users.find((one) => one.id === user) ?? null;
        this.grants = this.saved = normal(grants);
        this.error = null;
      }
    } catch (error) {
      if (user === this.user) {
        this.error = error;
      }
    }
  }

  override render(): unknown {
    if (this.saved === null || this.account === null) {
      return this.error === null ? loading() : broken(this.error, () => this.#load());
    }
    const { account } = this;
    return html`
      <div class="page-head">
        <h1>${t("users.rights.title", { name: account.username })}</h1>
        <a class="button" href="${href("users")}">${t("users.title")}</a>
      </div>
      ${account.role === "admin" ? empty(t("users.rights.admin")) : this.#form(account)}
    `;
  }

  #form(account: User): TemplateResult {
    return html`
      <p>${t(account.servers === "granted" ? "users.rights.granted" : "users.rights.all")}</p>
      <lg-grant-matrix .grants="${this.grants}" .changed="${(grants: Grant[]) =>
        this.grants = grants}"></lg-grant-matrix>
      ${this.#isUnsaved
        ? html`
          <div class="save-bar">
            <span class="text" role="status">${t("unsaved.count")}</span>
            <button ?disabled="${this.isSaving}" @click="${() => this.grants = this.saved!}">${t(
              "action.discard",
            )}</button>
            <button class="primary" ?disabled="${this.isSaving}" @click="${this.#save}">${t("action.save")}</button>
          </div>
        `
        : nothing}
    `;
  }

  async #save(): Promise<void> {
    const { user, grants: sent, account } = this;
    this.isSaving = true;
    try {
      const saved = normal(await put<Grant[]>(`/auth/users/${user}/grants`, sent));
      if (user === this.user) {
        this.saved = saved;
        // What was clicked meanwhile stays a change.
        this.grants = this.grants === sent ? saved : this.grants;
      }
      done(t("users.saved", { name: account!.username }));
    } catch (error) {
      failed(error);
    } finally {
      this.isSaving = false;
    }
  }
}
