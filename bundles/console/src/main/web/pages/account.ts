import { html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { ApiError, describe, get, post, put } from "../core/api.ts";
import { time } from "../core/format.ts";
import { t } from "../core/i18n.ts";
import * as live from "../core/live.ts";
import { begin, can, end, type User, user } from "../core/session.ts";
import { View } from "../frame.ts";
import type { Login } from "../core/types.ts";
import { done } from "../parts/toast.ts";
import "./api-keys.ts";
import "./totp.ts";

/** The user's own account. */
@customElement("lg-account-page")
export class AccountPage extends View {
  @state()
  accessor refused = "";
  @state()
  accessor isBusy = false;

  constructor() {
    super();
    this.watch(user);
  }

  override render(): unknown {
    const me = user.value as User & { created_at?: string; last_login?: string | null } | null;
    if (me === null) {
      return nothing;
    }
    return html`
      <div class="page-head"><h1>${t("account.title")}</h1></div>
      <dl class="pairs block">
        <dt>${t("users.name")}</dt>
        <dd>${me.username}</dd>
        <dt>${t("users.role")}</dt>
        <dd>${t(`users.role.${me.role}`)}</dd>
        <dt>${t("users.created")}</dt>
        <dd>${time(me.created_at)}</dd>
      </dl>
      ${can("users.manage") ? this.#password(me) : html`
        <p class="notice">${t("account.password.by_admin")}</p>
      `}
      <lg-totp></lg-totp>
      <lg-api-keys></lg-api-keys>
    `;
  }

  #password(me: User): TemplateResult {
    return html`
      <form class="card narrow block" aria-labelledby="password-title" @submit="${this.#change}">
        <h2 id="password-title">${t("account.password")}</h2>
        <p class="hint">${t("account.password.text")}</p>
        <input type="hidden" name="username" autocomplete="username" value="${me.username}">
        ${passwordField("current", t("account.password.current"), "current-password")} ${passwordField(
          "new",
          t("account.password.new"),
          "new-password",
        )} ${passwordField("again", t("account.password.again"), "new-password")}
        <p class="problem" role="alert">${this.refused}</p>
        <button class="primary" ?disabled="${this.isBusy}">${t("account.password.change")}</button>
      </form>
    `;
  }

  async #change(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const values = new FormData(form);
    const [present, wanted, again] = ["current", "new", "again"].map((name) => String(values.get(name)));
    if (wanted !== again) {
      this.refused = t("account.password.differs");
      form.querySelector<HTMLInputElement>("[name=again]")!.select();
      return;
    }
    this.isBusy = true;
    this.refused = "";
    // All tokens end with the old password. The socket must not report that, since the session goes on with a new one.
    live.disconnect();
    try {
      await put("/auth/password", { current_password: present, new_password: wanted });
      await this.#loginAgain(user.value!.username, wanted!);
      form.reset();
      done(t("account.password.changed"));
    } catch (error) {
      const isWrong = error instanceof ApiError && error.code === "INVALID_CREDENTIALS";
      this.refused = isWrong ? t("account.password.wrong") : describe(error);
    } finally {
      this.isBusy = false;
      live.connect();
    }
  }

  /** Continues the session; whoever has a second factor must log in again. */
  async #loginAgain(username: string, password: string): Promise<void> {
    try {
      const login = await post<Login>("/auth/login", { username, password });
      begin(login.access_token);
      user.value = await get<User>("/auth/me");
    } catch {
      end(true);
    }
  }
}

function passwordField(name: string, label: string, autocomplete: "current-password" | "new-password"): TemplateResult {
  return html`
    <label class="field">
      <span>${label}</span>
      <input
        type="password"
        name="${name}"
        required
        maxlength="128"
        minlength="${autocomplete === "new-password" ? 4 : 1}"
        autocomplete="${autocomplete}"
      >
    </label>
  `;
}
