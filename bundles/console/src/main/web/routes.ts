import { html } from "lit";
import type { Key } from "./core/i18n.ts";
import type { Permission } from "./core/session.ts";
import type { IconName } from "./parts/icons.ts";

export interface Route {
  /** The path below the console's root; `:name` matches any part. */
  path: string;
  title: Key;
  /** Who may see it; everybody if it is left out. */
  permission?: Permission;
  /** Loads the code of the view. */
  load: () => Promise<unknown>;
  render: (parameters: string[]) => unknown;
}

export const ROUTES: Route[] = [
  {
    path: "",
    title: "servers.title",
    // It comes with the frame.
    load: () => Promise.resolve(),
    render: () =>
      html`
        <lg-servers></lg-servers>
      `,
  },
  {
    path: "new",
    title: "setup.title",
    permission: "servers.create",
    load: () => import("./pages/new-server.ts"),
    render: () =>
      html`
        <lg-new-server></lg-new-server>
      `,
  },
  {
    path: "servers/:id",
    title: "servers.title",
    load: () => import("./pages/server.ts"),
    render: ([id]) =>
      html`
        <lg-server .server="${Number(id)}" .tab="${"live"}"></lg-server>
      `,
  },
  {
    path: "servers/:id/:tab",
    title: "servers.title",
    load: () => import("./pages/server.ts"),
    render: ([id, tab]) =>
      html`
        <lg-server .server="${Number(id)}" .tab="${tab}"></lg-server>
      `,
  },
  {
    path: "mods",
    title: "mods.title",
    load: () => import("./pages/mods.ts"),
    render: () =>
      html`
        <lg-mods></lg-mods>
      `,
  },
  {
    path: "events",
    title: "events.title",
    permission: "system.manage",
    load: () => import("./pages/events.ts"),
    render: () =>
      html`
        <lg-events></lg-events>
      `,
  },
  {
    path: "users",
    title: "users.title",
    permission: "users.manage",
    load: () => import("./pages/users.ts"),
    render: () =>
      html`
        <lg-users></lg-users>
      `,
  },
  {
    path: "users/:id",
    title: "users.rights",
    permission: "users.manage",
    load: () => import("./pages/user-rights.ts"),
    render: ([id]) =>
      html`
        <lg-user-rights .user="${Number(id)}"></lg-user-rights>
      `,
  },
  {
    path: "account",
    title: "account.title",
    load: () => import("./pages/account.ts"),
    render: () =>
      html`
        <lg-account-page></lg-account-page>
      `,
  },
  {
    path: "adapters",
    title: "adapters.title",
    permission: "system.manage",
    load: () => import("./pages/adapters.ts"),
    render: () =>
      html`
        <lg-adapters></lg-adapters>
      `,
  },
  {
    path: "platform",
    title: "platform.title",
    permission: "system.manage",
    load: () => import("./pages/platform.ts"),
    render: () =>
      html`
        <lg-platform></lg-platform>
      `,
  },
  {
    path: "notifications",
    title: "webhooks.title",
    permission: "system.manage",
    load: () => import("./pages/webhooks.ts"),
    render: () =>
      html`
        <lg-webhooks></lg-webhooks>
      `,
  },
  {
    path: "notifications/:id",
    title: "webhooks.deliveries",
    permission: "system.manage",
    load: () => import("./pages/webhook-deliveries.ts"),
    render: ([id]) =>
      html`
        <lg-webhook-deliveries .webhook="${Number(id)}"></lg-webhook-deliveries>
      `,
  },
  {
    path: "worlds",
    title: "worlds.title",
    permission: "worlds.manage",
    load: () => import("./pages/worlds.ts"),
    render: () =>
      html`
        <lg-worlds></lg-worlds>
      `,
  },
];

export interface NavigationItem {
  /** The first part of the address. */
  name: string;
  title: Key;
  icon: IconName;
  permission?: Permission;
}

export const NAVIGATION: NavigationItem[] = [
  { name: "servers", title: "nav.servers", icon: "server" },
  { name: "mods", title: "nav.mods", icon: "box" },
  { name: "worlds", title: "nav.worlds", icon: "globe", permission: "worlds.manage" },
  { name: "events", title: "nav.events", icon: "list", permission: "system.manage" },
  { name: "users", title: "nav.users", icon: "user", permission: "users.manage" },
  { name: "notifications", title: "nav.notifications", icon: "bell", permission: "system.manage" },
  { name: "adapters", title: "nav.adapters", icon: "plug", permission: "system.manage" },
  { name: "platform", title: "nav.platform", icon: "gear", permission: "system.manage" },
];
