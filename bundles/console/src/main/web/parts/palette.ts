/** The command palette (Ctrl-K): every page, server and tab, and starting and stopping, by a few typed letters. */
import { html, nothing } from "lit";
import { type Key, t } from "../core/i18n.ts";
import { type Entry, find } from "../core/palette.ts";
import { href, ROOT } from "../core/paths.ts";
import { go } from "../core/router.ts";
import { gameOf, servers } from "../core/servers.ts";
import { can, user } from "../core/session.ts";
import type { Server } from "../core/types.ts";
import { openDialog } from "./dialog.ts";
import { isPossible, power, type PowerAction } from "./power.ts";

const ACTIONS: PowerAction[] = ["start", "stop", "restart"];

/** A page, or a part of a server's page. */
interface Target {
  /** The part of the address that it has. */
  name: string;
  title: Key;
}

/** What one can go to, as far as the user may. */
export interface Targets {
  pages(): readonly Target[];
  tabs(server: Server): readonly Target[];
}

let targets: Targets;
let isOpen = false;

/** Listens for Ctrl-K and Cmd-K; called once. */
export function start(all: Targets): void {
  targets = all;
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open();
    }
  });
}

export async function open(): Promise<void> {
  // Another dialog waits for a response of its own.
  if (isOpen || user.value === null || document.querySelector("dialog[open]") !== null) {
    return;
  }
  isOpen = true;
  const all = entries();
  let shown = find(all, "");
  let active = 0;
  const chosen = await openDialog<Entry>((close, dialog, draw) => {
    const select = (index: number) => {
      active = (index + shown.length) % Math.max(1, shown.length);
      draw();
      dialog.querySelector(`#palette-${active}`)?.scrollIntoView({ block: "nearest" });
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        select(active + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Enter" && !event.isComposing) {
        event.preventDefault();
        if (shown[active] !== undefined) {
          close(shown[active]);
        }
      }
    };
    return html`
      <h2 class="visually-hidden">${t("palette.title")}</h2>
      <input
        type="search"
        role="combobox"
        autofocus
        autocomplete="off"
        spellcheck="false"
        aria-label="${t("palette.hint")}"
        placeholder="${t("palette.hint")}"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls="palette-list"
        aria-activedescendant="${shown.length === 0 ? nothing : `palette-${active}`}"
        @keydown="${key}"
        @input="${(event: Event) => {
          shown = find(all, (event.target as HTMLInputElement).value);
          select(0);
        }}"
      >
      <div id="palette-list" role="listbox" aria-label="${t("palette.title")}">
        ${shown.map((entry, index) =>
          html`
            <div
              id="palette-${index}"
              role="option"
              aria-selected="${index === active}"
              @click="${() => close(entry)}"
            >
              ${entry.title}
            </div>
          `
        )}
      </div>
      <p class="hint" role="status">${shown.length === 0 ? t("palette.none") : ""}</p>
    `;
  }, "palette");
  isOpen = false;
  chosen?.run();
}

function entries(): Entry[] {
  const all = [...servers.value?.values() ?? []].sort((a, b) => a.name.localeCompare(b.name));
  return [
    ...all.map((server) => link(server.name, href("servers", server.id), hint(server))),
    ...targets.pages().map((page) => link(t(page.title), page.name === "servers" ? ROOT : href(page.name))),
    link(t("app.account"), href("account")),
    ...all.flatMap((server) => actions(server)),
    ...all.flatMap((server) =>
      targets.tabs(server).filter((tab) => tab.name !== "live").map((tab) =>
        link(`${server.name} › ${t(tab.title)}`, href("servers", server.id, tab.name), hint(server))
      )
    ),
  ];
}

function actions(server: Server): Entry[] {
  const possible = ACTIONS.filter((action) => isPossible(action, server) && can("server.power", server.id));
  return possible.map((action) => ({
    title: t("power.label", { action: t(`power.${action}`), name: server.name }),
    hint: hint(server),
    run: () => power(action, servers.value?.get(server.id) ?? server),
  }));
}

function hint(server: Server): string {
  return `${gameOf(server)?.display_name ?? server.game_type} ${t(`status.${server.status}`)} ${server.game_port}`;
}

function link(title: string, address: string, more = ""): Entry {
  return { title, hint: more, run: () => go(address) };
}
