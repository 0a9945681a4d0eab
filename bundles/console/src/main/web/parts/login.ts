import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { ApiError, describe, get, post } from "../core/api.ts";
import { t } from "../core/i18n.ts";
import { reload } from "../core/router.ts";
import { begin, expired, isAnother, type User, user } from "../core/session.ts";
import { View } from "../core/state.ts";
import type { Login } from "../core/types.ts";
import { ROOT } from "../core/paths.ts";

/** The login: the whole page at first, and a cover over the view when a session has ended. */
@customElement("lg-login")
export class LoginForm extends View {
  @state()
  accessor refused = "";
  @state()
  accessor isBusy = false;
  /** Whether the password was right, but a second factor is required. */
  @state()
  accessor isCodeRequired = false;

  constructor() {
    super();
    this.watch(expired);
  }

  override render(): unknown {
    return html`
      <main>
        <form class="login card" aria-labelledby="login-title" @submit="${this.#submit}">
          <img src="${ROOT}icon.svg" alt="" width="48" height="48">
          <h1 id="login-title">${t("login.title")}</h1>
          ${expired.value
            ? html`
              <p class="notice">${t("login.expired")}</p>
            `
            : ""}
          <label class="field">
            <span>${t("login.user")}</span>
            <input name="username" autocomplete="username" required autofocus autocapitalize="none" spellcheck="false">
          </label>
          <label class="field">
            <span>${t("login.password")}</span>
            <input name="password" type="password" autocomplete="current-password" required>
          </label>
          ${this.isCodeRequired
            ? html`
              <label class="field">
                <span>${t("login.code")}</span>
                <input name="code" autocomplete="one-time-code" required autocapitalize="none" spellcheck="false">
                <span class="hint">${t("login.code.text")}</span>
              </label>
            `
            : nothing}
          <p class="problem" role="alert">${this.refused}</p>
          <button class="primary wide" ?disabled="${this.isBusy}">${t("login.submit")}</button>
          ${this.isCodeRequired ? nothing : html`
            <p class="hint">${t("login.first")}</p>
          `}
        </form>
      </main>
    `;
  }

  override firstUpdated(): void {
    this.querySelector<HTMLInputElement>("[name=username]")!.focus();
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const fields = new FormData(form);
    this.isBusy = true;
    this.refused = "";
    try {
      const body = { username: String(fields.get("username")), password: String(fields.get("password")) };
      const result = await post<Login>("/auth/login", { ...body, ...secondFactor(fields) });
      begin(result.access_token);
      const who = await get<User>("/auth/me");
      if (isAnother(who)) {
        reload();
      } else {
        user.value = who;
      }
    } catch (error) {
      const isFirstAsked = error instanceof ApiError && error.code === "TOTP_REQUIRED" && !this.isCodeRequired;
      this.isCodeRequired ||= isFirstAsked;
      this.refused = isFirstAsked ? "" : describe(error);
      await this.updateComplete;
      const wrong = form.querySelector<HTMLInputElement>(this.isCodeRequired ? "[name=code]" : "[name=password]")!;
      wrong.focus();
      wrong.select();
    } finally {
      this.isBusy = false;
    }
  }
}

/** Six digits are a code of the moment, anything else is a recovery code. */
function secondFactor(fields: FormData): { totp_code?: string; recovery_code?: string } {
  const code = String(fields.get("code") ?? "").trim();
  const digits = code.replaceAll(" ", "");
  return code === "" ? {} : /^\d{6}$/.test(digits) ? { totp_code: digits } : { recovery_code: code };
}
