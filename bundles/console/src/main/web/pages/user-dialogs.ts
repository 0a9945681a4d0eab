import { html, nothing, type TemplateResult } from "lit";
import { post, put } from "../core/api.ts";
import { t } from "../core/i18n.ts";
import { randomText } from "../core/random.ts";
import type { NewUser, User } from "../core/types.ts";
import { copyText } from "../parts/clipboard.ts";
import { formDialog, textOf } from "../parts/form-dialog.ts";

export function createUser(): Promise<User | undefined> {
  let role: User["role"] = "viewer";
  return formDialog<User>({
    title: t("users.create"),
    action: t("action.create"),
    fields: (problem, draw) =>
      html`
        <label class="field">
          <span>${t("users.name")}</span>
          <input name="username" required autofocus maxlength="64" autocomplete="off" autocapitalize="none" spellcheck="false">
          ${problem("username")}
        </label>
        <div class="field">
          <label for="new-user-password">${t("users.password")}</label>
          <span class="with-buttons">
            <input
              id="new-user-password"
              name="password"
              required
              minlength="4"
              maxlength="128"
              autocomplete="new-password"
              spellcheck="false"
            >
            <button type="button" @click="${generate}">${t("users.generate")}</button>
            <button type="button" @click="${copy}">${t("action.copy")}</button>
          </span>
          <span class="hint">${t("users.password.text")}</span>
          ${problem("password")}
        </div>
        ${roleField(role, (chosen) => {
          role = chosen;
          draw();
        })} ${role === "viewer" ? accessField("all") : nothing}
      `,
    send: (values) => {
      const body: NewUser & { servers?: string } = {
        username: textOf(values, "username") ?? "",
        password: String(values.get("password")),
        role,
        ...(values.has("servers") ? { servers: String(values.get("servers")) as "all" } : {}),
      };
      return post<User>("/auth/users", body);
    },
  });
}

export function editUser(account: User): Promise<User | undefined> {
  let role = account.role;
  return formDialog<User>({
    title: t("users.edit.title", { name: account.username }),
    action: t("action.save"),
    fields: (_problem, draw) =>
      html`
        ${roleField(role, (chosen) => {
          role = chosen;
          draw();
        })} ${role === "viewer" ? accessField(account.servers ?? "all") : nothing}
      `,
    send: (values) =>
      put<User>(`/auth/users/${account.id}`, {
        role,
        ...(values.has("servers") ? { servers: values.get("servers") } : {}),
      }),
  });
}

function roleField(role: User["role"], chosen: (role: User["role"]) => void): TemplateResult {
  return html`
    <label class="field">
      <span>${t("users.role")}</span>
      <select name="role" @change="${(event: Event) =>
        chosen((event.target as HTMLSelectElement).value as User["role"])}">
        ${(["viewer", "admin"] as const).map((one) =>
          html`
            <option value="${one}" ?selected="${one === role}">${t(`users.role.${one}`)}</option>
          `
        )}
      </select>
      <span class="hint">${t(`users.role.${role}.text`)}</span>
    </label>
  `;
}

function accessField(access: "all" | "granted"): TemplateResult {
  return html`
    <label class="field">
      <span>${t("users.servers")}</span>
      <select name="servers">
        ${(["all", "granted"] as const).map((one) =>
          html`
            <option value="${one}" ?selected="${one === access}">${t(`users.servers.${one}`)}</option>
          `
        )}
      </select>
    </label>
  `;
}

function passwordBeside(event: Event): HTMLInputElement {
  return (event.target as HTMLElement).closest("form")!.elements.namedItem("password") as HTMLInputElement;
}

function generate(event: Event): void {
  passwordBeside(event).value = randomText(16);
}

function copy(event: Event): void {
  copyText(passwordBeside(event).value);
}
