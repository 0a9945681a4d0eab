import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { ApiError, remove } from "../core/api.ts";
import { ago, time } from "../core/format.ts";
import { t } from "../core/i18n.ts";
import { servers } from "../core/servers.ts";
import { View } from "../frame.ts";
import { ask } from "../parts/dialog.ts";
import { titleOf } from "../parts/grant-matrix.ts";
import { icon } from "../parts/icons.ts";
import { Resource } from "../parts/resource.ts";
import { empty } from "../parts/states.ts";
import { done, failed } from "../parts/toast.ts";
import { type ApiKey, createKey, showKey } from "./key-dialogs.ts";

/** The user's own keys, with which programs act for the user. */
@customElement("lg-api-keys")
export class ApiKeys extends View {
  readonly #keys = new Resource<ApiKey[]>(this, () => "/auth/keys");

  constructor() {
    super();
    this.watch(servers);
  }

  override render(): unknown {
    const { error } = this.#keys;
    if (error instanceof ApiError && error.status === 404) {
      return nothing;
    }
    return html`
      <section class="block" aria-labelledby="keys-title">
        <header>
          <h2 id="keys-title">${t("keys.title")}</h2>
          <button @click="${this.#create}">${icon("plus")}${t("keys.create")}</button>
        </header>
        <p class="hint">${t("keys.text")}</p>
        ${this.#keys.draw((keys) => keys.length === 0 ? empty(t("keys.none")) : this.#table(keys))}
      </section>
    `;
  }

  #table(keys: readonly ApiKey[]): TemplateResult {
    return html`
      <div class="scroll">
        <table class="cards">
          <thead>
            <tr>
              <th>${t("keys.name")}</th>
              <th>${t("users.rights")}</th>
              <th>${t("keys.expires")}</th>
              <th>${t("keys.last_used")}</th>
              <td class="actions"></td>
            </tr>
          </thead>
          <tbody>
            ${repeat(keys, (key) => key.id, (key) =>
              html`
                <tr>
                  <th scope="row">${key.name}${key.allowed_networks.length === 0 ? nothing : html`
                    <span class="sub">${t("keys.from", { networks: key.allowed_networks.join(", ") })}</span>
                  `}</th>
                  <td data-label="${t("users.rights")}">${this.#rights(key)}</td>
                  <td data-label="${t("keys.expires")}">${key.expires_at === null
                    ? t("keys.never")
                    : time(key.expires_at)}</td>
                  <td data-label="${t("keys.last_used")}">${key.last_used_at === null
                    ? t("keys.never_used")
                    : ago(key.last_used_at)} ${key.last_used_from === null ? nothing : html`
                    <span class="sub mono">${key.last_used_from}</span>
                  `}</td>
                  <td class="actions">
                    <button class="quiet compact" title="${t("action.delete")}" aria-label="${t("keys.delete.label", {
                      name: key.name,
                    })}" @click="${() => this.#delete(key)}">${icon("trash")}</button>
                  </td>
                </tr>
              `)}
          </tbody>
        </table>
      </div>
    `;
  }

  #rights(key: ApiKey): unknown {
    return key.grants.map((grant) => {
      const where = grant.server_id === null
        ? t("permission.all_servers")
        : servers.value?.get(grant.server_id)?.name ?? `#${grant.server_id}`;
      return html`
        <span class="right-line">${where}: ${grant.permissions.map(titleOf).join(", ")}</span>
      `;
    });
  }

  async #create(): Promise<void> {
    const created = await createKey();
    if (created !== undefined) {
      await showKey(created);
      await this.#keys.load();
    }
  }

  async #delete(key: ApiKey): Promise<void> {
    const title = t("keys.delete.question", { name: key.name });
    if (!await ask({ title, text: t("keys.delete.text"), action: t("action.delete"), danger: true })) {
      return;
    }
    try {
      await remove(`/auth/keys/${key.id}`);
      done(t("keys.deleted", { name: key.name }));
      await this.#keys.load();
    } catch (error) {
      failed(error);
    }
  }
}
