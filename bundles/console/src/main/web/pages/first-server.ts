import { html, type TemplateResult } from "lit";
import { t } from "../core/i18n.ts";
import { href } from "../core/paths.ts";
import { games } from "../core/servers.ts";
import { can } from "../core/session.ts";
import { icon } from "../parts/icons.ts";
import { empty, loading } from "../parts/states.ts";

/** What an empty list of servers says: how to add the first one, with the games that are there. */
export function firstServer(): TemplateResult {
  if (!can("servers.create")) {
    return empty(t("servers.none"), t("servers.none.viewer"));
  }
  const all = games.value;
  if (all === null) {
    return loading();
  }
  return all.length === 0 ? noGames() : html`
    <section class="card setup first-server">
      <h2>${t("servers.none")}</h2>
      <p>${t("servers.none.text")}</p>
      <ol>
        <li>${t("setup.first.password")} <a href="${href("account")}">${t("app.account")}</a></li>
        <li>${t("setup.first.install")}</li>
        <li>
          ${t("setup.first.add")}
          <div class="tools">
            ${all.map((game) =>
              html`
                <a class="button" href="${href("new")}?game=${encodeURIComponent(game.game_type)}">${icon("plus")}${game
                  .display_name}</a>
              `
            )}
          </div>
        </li>
        <li>${t("setup.first.start")}</li>
      </ol>
      <p class="hint">${t("setup.first.more")}</p>
    </section>
  `;
}

/** What is said where no adapter is installed: what one is, and where it goes. */
export function noGames(): TemplateResult {
  return empty(
    t("setup.no_games"),
    t("setup.no_games.text"),
    can("system.manage")
      ? html`
        <a class="button" href="${href("adapters")}">${t("nav.adapters")}</a>
      `
      : "",
  );
}
