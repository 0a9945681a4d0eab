import type { Texts } from "../core/i18n.ts";
import { backups } from "./de/backups.ts";
import { common } from "./de/common.ts";
import { config } from "./de/config.ts";
import { events } from "./de/events.ts";
import { form } from "./de/form.ts";
import { lists } from "./de/lists.ts";
import { live } from "./de/live.ts";
import { log } from "./de/log.ts";
import { missions } from "./de/missions.ts";
import { mods } from "./de/mods.ts";
import { palette } from "./de/palette.ts";
import { platform } from "./de/platform.ts";
import { players } from "./de/players.ts";
import { schedules } from "./de/schedules.ts";
import { servers } from "./de/servers.ts";
import { setup } from "./de/setup.ts";
import { totp } from "./de/totp.ts";
import { users } from "./de/users.ts";
import { webhooks } from "./de/webhooks.ts";

export const de: Texts = {
  ...backups,
  ...common,
  ...config,
  ...events,
  ...form,
  ...lists,
  ...live,
  ...log,
  ...missions,
  ...mods,
  ...palette,
  ...platform,
  ...players,
  ...schedules,
  ...servers,
  ...setup,
  ...totp,
  ...users,
  ...webhooks,
};
