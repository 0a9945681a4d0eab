import { html } from "lit";
import type { Key } from "../core/i18n.ts";
import { gameOf } from "../core/servers.ts";
import { can, type Permission } from "../core/session.ts";
import type { Server } from "../core/types.ts";

export interface Tab {
  /** The last part of the address. */
  name: string;
  title: Key;
  /** The capability without which the game has no such tab. */
  capability?: string;
  permission?: Permission;
  load: () => Promise<unknown>;
  render: (server: Server) => unknown;
}

/** The parts of a server's page, in the order of their tabs. */
export const TABS: Tab[] = [
  {
    name: "live",
    title: "servers.tab.live",
    load: () => import("./server-live.ts"),
    render: (server) =>
      html`
        <lg-server-live .server="${server}"></lg-server-live>
      `,
  },
  {
    name: "log",
    title: "servers.tab.log",
    load: () => import("./server-log.ts"),
    render: (server) =>
      html`
        <lg-server-log .server="${server}"></lg-server-log>
      `,
  },
  {
    name: "config",
    title: "config.title",
    capability: "config_generator",
    load: () => import("./server-config.ts"),
    render: (server) =>
      html`
        <lg-server-config .server="${server}"></lg-server-config>
      `,
  },
  {
    name: "missions",
    title: "servers.tab.missions",
    capability: "mission_manager",
    load: () => import("./server-missions.ts"),
    render: (server) =>
      html`
        <lg-server-missions .server="${server}"></lg-server-missions>
      `,
  },
  {
    name: "mods",
    title: "servers.tab.mods",
    capability: "mod_manager",
    load: () => import("./server-mods.ts"),
    render: (server) =>
      html`
        <lg-server-mods .server="${server}"></lg-server-mods>
      `,
  },
  {
    name: "players",
    title: "servers.tab.players",
    load: () => import("./server-players.ts"),
    render: (server) =>
      html`
        <lg-server-players .server="${server}"></lg-server-players>
      `,
  },
  {
    name: "bans",
    title: "servers.tab.bans",
    load: () => import("./server-bans.ts"),
    render: (server) =>
      html`
        <lg-server-bans .server="${server}"></lg-server-bans>
      `,
  },
  {
    name: "events",
    title: "events.title",
    load: () => import("../parts/event-list.ts"),
    render: (server) =>
      html`
        <lg-event-list .server="${server.id}"></lg-event-list>
      `,
  },
  {
    name: "backups",
    title: "backups.title",
    load: () => import("./server-backups.ts"),
    render: (server) =>
      html`
        <lg-server-backups .server="${server}"></lg-server-backups>
      `,
  },
  {
    name: "schedules",
    title: "schedules.title",
    load: () => import("./server-schedules.ts"),
    render: (server) =>
      html`
        <lg-server-schedules .server="${server}"></lg-server-schedules>
      `,
  },
  {
    name: "settings",
    title: "settings.title",
    permission: "server.config",
    load: () => import("./server-settings.ts"),
    render: (server) =>
      html`
        <lg-server-settings .server="${server}"></lg-server-settings>
      `,
  },
];

/** Whether the game can do what a tab is for, and the user may see it. */
export function isOffered(tab: Tab, server: Server): boolean {
  return hasCapability(tab, server) && isPermitted(tab, server);
}

export function isPermitted(tab: Tab, server: Server): boolean {
  return tab.permission === undefined || can(tab.permission, server.id);
}

export function hasCapability(tab: Tab, server: Server): boolean {
  return tab.capability === undefined || (gameOf(server)?.capabilities.includes(tab.capability) ?? false);
}
