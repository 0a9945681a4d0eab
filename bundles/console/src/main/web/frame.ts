import { html, nothing, type TemplateResult } from "lit";
import { clearCache, get, limitedUntil } from "./core/api.ts";
import { loadCode } from "./core/code.ts";
import { t } from "./core/i18n.ts";
import * as jobs from "./core/jobs.ts";
import * as live from "./core/live.ts";
import { href, ROOT } from "./core/paths.ts";
import { rereading } from "./core/rereading.ts";
import * as router from "./core/router.ts";
import * as servers from "./core/servers.ts";
import { can, currentToken, mustSetUpTotp, type User, user } from "./core/session.ts";
import { looks, View } from "./core/state.ts";
import { same } from "./core/values.ts";
import { isOffered, TABS } from "./pages/server-tabs.ts";
import { NAVIGATION, type NavigationItem, type Route, ROUTES } from "./routes.ts";
import { icon } from "./parts/icons.ts";
import * as palette from "./parts/palette.ts";
import { broken, loading, notFound } from "./parts/states.ts";
import "./parts/account.ts";
import "./parts/announcer.ts";
import "./parts/jobs.ts";
import "./parts/login.ts";
import "./parts/toast.ts";
// What most come for is there at once, and so is what it shares with others.
import "./pages/servers.ts";

/**
 * Other views take it from here, so that the build knows that the frame is there when they are loaded. Otherwise esbuild
 * would split it into dozens of files, one for each group of views that use the same part of it.
 */
export { View } from "./core/state.ts";

/** Begins what the frame stands on, once the language is there. */
export function start(): void {
  router.start();
  palette.start({
    pages: navigation,
    tabs: (server) => TABS.filter((tab) => isOffered(tab, server)),
  });
  customElements.define("lg-app", App);
}

/** The frame of the page: header, navigation, and the view that the address names. The login covers it when it must. */
class App extends View {
  readonly #loaded = new Map<Route, "loading" | "ready" | { error: unknown }>();
  #clock: ReturnType<typeof setInterval> | undefined;
  #hadUser = false;
  /** Why the user could not be read; `null` if that was not tried or did not fail. */
  #refused: unknown = null;
  #isOut = true;
  /** Whether the user was read for a connection that does not stand yet, and then needs no second reading. */
  #isUserNew = false;
  #wasConnected = false;

  constructor() {
    super();
    this.watch(user, mustSetUpTotp, router.place, live.connected, limitedUntil);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.untilRemoved(user.listen((present) => this.#userChanged(present)));
    this.untilRemoved(mustSetUpTotp.listen((must) => must && this.#setUpTotp()));
    this.untilRemoved(limitedUntil.listen(() => this.#countDown()));
    this.untilRemoved(live.onReady(() => this.#connected()));
    this.untilRemoved(live.onMessage("rights_changed", () => this.#readUser().catch(() => {})));
    if (currentToken() !== null) {
      // The user is read meanwhile: both take their time.
      live.connect();
      this.#begin();
      // The code of the view comes while the user is read; whether it fails is said when it is needed.
      routeTo(router.place.value.path)?.route.load().catch(() => {});
    }
  }

  /** Reads whose token this is; without that, there is nothing to show but why. */
  async #begin(): Promise<void> {
    try {
      this.#refused = null;
      await this.#readUser();
    } catch (error) {
      this.#refused = error;
    }
    this.requestUpdate();
  }

  readonly #readUser = rereading(async () => {
    const token = currentToken();
    const me = await get<User>("/auth/me");
    if (token === currentToken()) {
      const before = user.value;
      user.value = me;
      // What each view offers depends on them.
      if (before !== null && !(same(before.permissions, me.permissions) && same(before.grants, me.grants))) {
        looks.value++;
      }
    }
  });

  /** Rights may have changed while the connection was lost. */
  #connected(): void {
    this.#wasConnected = true;
    if (this.#isUserNew) {
      this.#isUserNew = false;
    } else {
      this.#readUser().catch(() => {});
    }
  }

  #userChanged(present: User | null): void {
    if (present === null) {
      this.#isOut = true;
      this.#wasConnected = false;
      live.disconnect();
      clearCache();
    } else {
      this.#isUserNew ||= this.#isOut && !this.#wasConnected;
      this.#isOut = false;
      if (!this.#hadUser) {
        servers.start();
        jobs.start();
      }
      this.#hadUser = true;
      live.connect();
    }
  }

  /** What is open has lost its rights, so the setup takes its place, and begins anew when it is done. */
  #setUpTotp(): void {
    live.disconnect();
    import("./pages/totp-setup.ts").catch((error) => {
      this.#refused = error;
      mustSetUpTotp.value = false;
    });
  }

  #countDown(): void {
    clearInterval(this.#clock);
    this.#clock = setInterval(() => {
      this.requestUpdate();
      if (limitedUntil.value <= Date.now()) {
        clearInterval(this.#clock);
      }
    }, 1000);
  }

  override render(): unknown {
    if (mustSetUpTotp.value) {
      return html`
        <lg-totp-setup></lg-totp-setup>
        <lg-toasts></lg-toasts>
      `;
    }
    const isOut = user.value === null;
    if (isOut && !this.#hadUser) {
      return currentToken() === null
        ? html`
          <lg-login></lg-login>
        `
        : html`
          <main>${this.#beginning()}</main>
        `;
    }
    // After the end of a session, what was typed stays in the view below the login.
    return html`
      <a class="skip" href="#content" @click="${this.#skip}">${t("app.skip")}</a>
      ${this.#header()}
      <nav class="main" aria-label="${t("nav.main")}" ?inert="${isOut}">${this.#navigation()}</nav>
      <main id="content" tabindex="-1" ?inert="${isOut}">${this.#view()}</main>
      <lg-toasts></lg-toasts>
      <lg-announcer></lg-announcer>
      ${isOut
        ? html`
          <lg-login class="over"></lg-login>
        `
        : nothing}
    `;
  }

  #beginning(): TemplateResult {
    if (this.#refused !== null) {
      return broken(this.#refused, () => this.#begin());
    }
    const wait = this.#wait();
    return wait > 0
      ? html`
        <p class="notice warning" role="status">${t("app.limited", { seconds: wait })}</p>
      `
      : loading();
  }

  /** The seconds for which requests wait because there were too many; 0 or less if they don't. */
  #wait(): number {
    return Math.ceil((limitedUntil.value - Date.now()) / 1000);
  }

  #skip(event: Event): void {
    event.preventDefault();
    this.querySelector<HTMLElement>("#content")!.focus();
  }

  #header(): TemplateResult {
    const wait = this.#wait();
    return html`
      <header class="top" ?inert="${user.value === null}">
        <button class="quiet only-narrow" aria-label="${t("app.menu")}" aria-expanded="${this.classList.contains(
          "menu-open",
        )}" @click="${() => this.#menu(!this.classList.contains("menu-open"))}">
          ${icon("menu")}
        </button>
        <a class="brand" href="${ROOT}"><img src="${ROOT}icon.svg" alt="" width="24" height="24"> Languard</a>
        <span class="notices" role="status">
          ${live.connected.value ? nothing : html`
            <span class="away">${t("app.away")}</span>
          `} ${wait > 0
            ? html`
              <span class="away">${t("app.limited", { seconds: wait })}</span>
            `
            : nothing}
        </span>
        <button class="quiet" aria-label="${t(
          "palette.button",
        )} Ctrl K" aria-keyshortcuts="Control+K Meta+K" @click="${() => palette.open()}">
          ${icon("search")}<span class="only-wide">${t("palette.button")} <kbd>Ctrl K</kbd></span>
        </button>
        <lg-jobs></lg-jobs>
        <lg-account></lg-account>
      </header>
    `;
  }

  #menu(isOpen: boolean): void {
    this.classList.toggle("menu-open", isOpen);
    this.requestUpdate();
  }

  #navigation(): unknown {
    const present = router.place.value.path[0] ?? "servers";
    return navigation().map((item) =>
      html`
        <a href="${item.name === "servers" ? ROOT : href(item.name)}" aria-current="${item.name === present
          ? "page"
          : "false"}" @click="${() => this.#menu(false)}">${icon(item.icon)}<span>${t(item.title)}</span></a>
      `
    );
  }

  #view(): unknown {
    const found = routeTo(router.place.value.path);
    if (found !== undefined && (found.route.permission === undefined || can(found.route.permission))) {
      return this.#routed(found.route, found.parameters);
    }
    document.title = "Languard";
    return notFound();
  }

  #routed(route: Route, parameters: string[]): unknown {
    const state = this.#loaded.get(route);
    if (state === "ready") {
      document.title = `${t(route.title)} · Languard`;
      return route.render(parameters);
    }
    if (state === undefined) {
      this.#load(route);
    }
    return typeof state !== "object" ? loading() : html`
      <div class="page-head"><h1>${t(route.title)}</h1></div>
      ${broken(state.error, () => this.#load(route, true))}
    `;
  }

  #load(route: Route, isAgain = false): void {
    this.#loaded.set(route, "loading");
    loadCode(route.load, isAgain).then(
      () => this.#loaded.set(route, "ready"),
      (error) => this.#loaded.set(route, { error }),
    ).finally(() => this.requestUpdate());
  }
}

/** Returns what the user may go to. */
function navigation(): NavigationItem[] {
  return NAVIGATION.filter((item) => item.permission === undefined || can(item.permission));
}

function routeTo(path: readonly string[]): { route: Route; parameters: string[] } | undefined {
  for (const route of ROUTES) {
    const parameters = router.match(route.path, path);
    if (parameters !== null) {
      return { route, parameters };
    }
  }
  return undefined;
}
