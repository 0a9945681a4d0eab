import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { changed, isGranted, PLATFORM_PERMISSIONS, SERVER_PERMISSIONS } from "../core/grants.ts";
import { type Key, t } from "../core/i18n.ts";
import { servers } from "../core/servers.ts";
import { can, type Grant, type Permission } from "../core/session.ts";
import { View } from "../core/state.ts";

/** Permissions by server. What the present user does not have can't be granted, and is disabled. */
@customElement("lg-grant-matrix")
export class GrantMatrix extends View {
  @property({ attribute: false })
  accessor grants: readonly Grant[] = [];
  /** Whether rights on users and keys are left out, which keys can't have. */
  @property({ attribute: false })
  accessor isForKey = false;
  @property({ attribute: false })
  accessor changed: (grants: Grant[]) => void = () => {};

  constructor() {
    super();
    this.watch(servers);
  }

  override render(): unknown {
    const all = [...(servers.value ?? new Map()).values()];
    const platform = PLATFORM_PERMISSIONS.filter((one) => !this.isForKey || one !== "users.manage");
    return html`
      <fieldset class="platform-rights">
        <legend>${t("permission.platform")}</legend>
        ${platform.map((permission) =>
          html`
            <label class="switch">${this.#box(null, permission, "")} ${titleOf(permission)}</label>
          `
        )}
      </fieldset>
      <div class="scroll">
        <table class="cards matrix">
          <caption class="visually-hidden">${t("permission.servers")}</caption>
          <thead>
            <tr>
              <th>${t("servers.title")}</th>
              ${SERVER_PERMISSIONS.map((permission) =>
                html`
                  <th><span>${titleOf(permission)}</span></th>
                `
              )}
            </tr>
          </thead>
          <tbody>${this.#row(null, t("permission.all_servers"))} ${all.map((server) =>
            this.#row(server.id, server.name)
          )}</tbody>
        </table>
      </div>
    `;
  }

  #row(server: number | null, name: string): TemplateResult {
    return html`
      <tr class="${server === null ? "all" : ""}">
        <th scope="row">${name}</th>
        ${SERVER_PERMISSIONS.map((permission) =>
          html`
            <td>
              <label class="switch">
                ${this.#box(server, permission, name)}
                <span class="only-narrow" aria-hidden="true">${titleOf(permission)}</span>
              </label>
            </td>
          `
        )}
      </tr>
    `;
  }

  #box(server: number | null, permission: Permission, row: string): TemplateResult {
    const isByAll = server !== null && isGranted(this.grants, null, permission);
    const isMissing = !can(permission, server ?? undefined);
    const title = isByAll ? t("permission.by_all") : isMissing ? t("permission.not_yours") : "";
    return html`
      <input
        type="checkbox"
        aria-label="${row === "" ? nothing : `${titleOf(permission)}: ${row}`}"
        title="${title}"
        .checked="${isByAll || isGranted(this.grants, server, permission)}"
        ?disabled="${isByAll || isMissing}"
        @change="${(event: Event) =>
          this.changed(changed(this.grants, server, permission, (event.target as HTMLInputElement).checked))}"
      >
    `;
  }
}

export function titleOf(permission: Permission): string {
  return t(`permission.${permission}` as Key);
}
