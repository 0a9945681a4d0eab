import { html, nothing } from "lit";
import { t } from "../core/i18n.ts";
import { servers } from "../core/servers.ts";
import type { ExecutableSuggestion } from "../core/types.ts";

/** Buttons that enter the path of an executable that was found; the one that is entered is marked. */
export function executablePicks(
  found: readonly ExecutableSuggestion[],
  entered: unknown,
  pick: (path: string) => void,
): unknown {
  return found.length === 0 ? nothing : html`
    <fieldset class="picks">
      <legend>${t("setup.exe_path.found")}</legend>
      ${found.map((executable) =>
        html`
          <button type="button" class="pick" aria-pressed="${executable.path === entered}" @click="${() =>
            pick(executable.path)}">
            <span class="path">${executable.path}</span>
            <span class="sub">${details(executable)}</span>
          </button>
        `
      )}
    </fieldset>
  `;
}

function details({ label, server_ids }: ExecutableSuggestion): string {
  const names = server_ids.map((id) => servers.value?.get(id)?.name ?? `#${id}`);
  return [label ?? "", names.length > 0 ? t("setup.exe_path.used", { names: names.join(", ") }) : ""]
    .filter(Boolean).join(" · ");
}
