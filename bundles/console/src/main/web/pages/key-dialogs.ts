import { html } from "lit";
import { post } from "../core/api.ts";
import { t } from "../core/i18n.ts";
import type { Grant } from "../core/session.ts";
import { copyText } from "../parts/clipboard.ts";
import { openDialog } from "../parts/dialog.ts";
import { formDialog, textOf } from "../parts/form-dialog.ts";
import "../parts/grant-matrix.ts";

export interface ApiKey {
  id: number;
  name: string;
  grants: Grant[];
  allowed_networks: string[];
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
  last_used_from: string | null;
}

type CreatedKey = ApiKey & { key: string };

export function createKey(): Promise<CreatedKey | undefined> {
  let grants: Grant[] = [];
  return formDialog<CreatedKey>({
    title: t("keys.create"),
    action: t("action.create"),
    isWide: true,
    fields: (problem, draw) =>
      html`
        <label class="field">
          <span>${t("keys.name")}</span>
          <input name="name" required autofocus maxlength="100" autocomplete="off">
          ${problem("name")}
        </label>
        <label class="field">
          <span>${t("keys.expires.optional")}</span>
          <input name="expires" type="datetime-local" max="9999-12-31T23:59">
          ${problem("expires_at")}
        </label>
        <label class="field">
          <span>${t("keys.networks.optional")}</span>
          <input name="networks" autocomplete="off" spellcheck="false" placeholder="10.0.0.0/8, fd00::/8">
          <span class="hint">${t("keys.networks.text")}</span>
          ${problem("allowed_networks")}
        </label>
        <lg-grant-matrix .isForKey="${true}" .grants="${grants}" .changed="${(changed: Grant[]) => {
          grants = changed;
          draw();
        }}"></lg-grant-matrix>
        ${problem("grants")}
      `,
    send: (values) => {
      const expires = textOf(values, "expires");
      const networks = textOf(values, "networks")?.split(/[\s,]+/).filter(Boolean);
      return post<CreatedKey>("/auth/keys", {
        name: textOf(values, "name") ?? "",
        grants,
        ...(expires === undefined ? {} : { expires_at: new Date(expires).toISOString() }),
        ...(networks === undefined ? {} : { allowed_networks: networks }),
      });
    },
  });
}

/** Shows a new key, which the platform does not know again. */
export async function showKey(created: CreatedKey): Promise<void> {
  await openDialog((close) =>
    html`
      <h2>${t("keys.created", { name: created.name })}</h2>
      <p>${t("keys.created.text")}</p>
      <p class="secret-text"><code>${created.key}</code></p>
      <div class="buttons">
        <button @click="${() => copyText(created.key)}">${t("action.copy")}</button>
        <button class="primary" autofocus @click="${() => close()}">${t("action.close")}</button>
      </div>
    `
  );
}
