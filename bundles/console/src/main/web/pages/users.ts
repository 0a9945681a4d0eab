import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { get, put, remove } from "../core/api.ts";
import { ago, time } from "../core/format.ts";
import { t } from "../core/i18n.ts";
import { href } from "../core/paths.ts";
import { go } from "../core/router.ts";
import { user } from "../core/session.ts";
import { View } from "../frame.ts";
import type { TotpStatus, User } from "../core/types.ts";
import { ask } from "../parts/dialog.ts";
import { icon } from "../parts/icons.ts";
import { Resource } from "../parts/resource.ts";
import { done, failed } from "../parts/toast.ts";
import { createUser, editUser } from "./user-dialogs.ts";

const CHANGES = ["user_created", "user_updated", "user_disabled", "user_enabled", "user_deleted", "grants_changed"];

/** The users of the platform. */
@customElement("lg-users")
export class Users extends View {
  readonly #users = new Resource<User[]>(this, () => "/auth/users", {
    isChange: ({ data }) => CHANGES.includes(data.event_type),
  });

  constructor() {
    super();
    this.watch(user);
  }

  override render(): unknown {
    return html`
      <div class="page-head">
        <h1>${t("users.title")}</h1>
        <button class="primary" @click="${this.#create}">${icon("plus")}${t("users.create")}</button>
      </div>
      ${this.#users.draw((users) => this.#table(users))}
    `;
  }

  #table(users: readonly User[]): TemplateResult {
    return html`
      <div class="scroll">
        <table class="cards">
          <thead>
            <tr>
              <th>${t("users.name")}</th>
              <th>${t("users.role")}</th>
              <th>${t("users.last_login")}</th>
              <th>${t("users.created")}</th>
              <td class="actions"></td>
            </tr>
          </thead>
          <tbody>${repeat(users, (account) => account.id, (account) => this.#row(account))}</tbody>
        </table>
      </div>
    `;
  }

  #row(account: User): TemplateResult {
    const isSelf = account.id === user.value?.id;
    return html`
      <tr>
        <th scope="row">${account.username} ${isSelf
          ? html`
            <span class="tag">${t("users.you")}</span>
          `
          : nothing} ${account.disabled
          ? html`
            <span class="tag warn">${t("users.disabled")}</span>
          `
          : nothing}</th>
        <td data-label="${t("users.role")}">${t(`users.role.${account.role}`)} ${account.role === "viewer" &&
            account.servers !== undefined
          ? html`
            <span class="sub">${t(`users.servers.${account.servers}`)}</span>
          `
          : nothing}</td>
        <td data-label="${t("users.last_login")}">${account.last_login === null
          ? t("users.never")
          : ago(account.last_login)}</td>
        <td data-label="${t("users.created")}">${time(account.created_at)}</td>
        <td class="actions"><span class="row-actions">${this.#grantButtons(account, isSelf)} ${isSelf ? nothing : html`
          <button class="quiet compact" title="${t("users.totp")}" aria-label="${t("users.totp.label", {
            name: account.username,
          })}" @click="${() => this.#resetTotp(account)}">${icon("lock")}</button>
          <button class="quiet compact" title="${t("action.delete")}" aria-label="${t("users.delete.label", {
            name: account.username,
          })}" @click="${() => this.#delete(account)}">${icon("trash")}</button>
        `}</span></td>
      </tr>
    `;
  }

  #grantButtons(account: User, isSelf: boolean): TemplateResult {
    const name = account.username;
    return html`
      ${account.role === "admin" ? nothing : html`
        <a class="button" aria-label="${t("users.rights.label", { name })}" href="${href("users", account.id)}">${t(
          "users.rights",
        )}</a>
      `} ${isSelf ? nothing : html`
        <button aria-label="${t("users.edit.label", { name })}" @click="${() => this.#edit(account)}">${t(
          "action.edit",
        )}</button>
        <button aria-label="${t(account.disabled ? "users.enable.label" : "users.disable.label", {
          name,
        })}" @click="${() => this.#setDisabled(account, !account.disabled)}">${t(
          account.disabled ? "users.enable" : "users.disable",
        )}</button>
      `}
    `;
  }

  async #create(): Promise<void> {
    const created = await createUser();
    if (created !== undefined) {
      done(t("users.created.done", { name: created.username }));
      // Without a right, this user sees nothing at all.
      await (created.servers === "granted" ? go(href("users", created.id)) : this.#users.load());
    }
  }

  async #edit(account: User): Promise<void> {
    if (await editUser(account) !== undefined) {
      done(t("users.saved", { name: account.username }));
      await this.#users.load();
    }
  }

  async #setDisabled(account: User, disabled: boolean): Promise<void> {
    const name = account.username;
    const mayGoOn = !disabled || await ask({
      title: t("users.disable.question", { name }),
      text: t("users.disable.text"),
      action: t("users.disable"),
      danger: true,
    });
    if (mayGoOn) {
      await this.#run(put(`/auth/users/${account.id}`, { disabled }), t("users.saved", { name }));
    }
  }

  async #resetTotp(account: User): Promise<void> {
    const name = account.username;
    try {
      const status = await get<TotpStatus>(`/auth/users/${account.id}/totp`);
      if (!status.enabled) {
        done(t(status.required ? "users.totp.missing" : "users.totp.none", { name }));
      } else if (
        await ask({
          title: t("users.totp.question", { name }),
          text: t(status.required ? "users.totp.text.required" : "users.totp.text"),
          action: t("users.totp.reset"),
          danger: true,
        })
      ) {
        await this.#run(remove(`/auth/users/${account.id}/totp`), t("users.totp.done", { name }));
      }
    } catch (error) {
      failed(error);
    }
  }

  async #delete(account: User): Promise<void> {
    const name = account.username;
    const title = t("users.delete.question", { name });
    if (await ask({ title, text: t("users.delete.text"), action: t("action.delete"), danger: true })) {
      await this.#run(remove(`/auth/users/${account.id}`), t("users.deleted", { name }));
    }
  }

  async #run(request: Promise<unknown>, success: string): Promise<void> {
    try {
      await request;
      done(success);
      await this.#users.load();
    } catch (error) {
      failed(error);
    }
  }
}
