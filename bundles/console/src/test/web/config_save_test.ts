import { ApiError } from "../../main/web/core/errors.ts";
import type { Values } from "../../main/web/core/merge.ts";
import { ConfigModel, type StoredSection } from "../../main/web/pages/config-model.ts";
import { saveConfig } from "../../main/web/pages/config-save.ts";
import { equal } from "./equal.ts";

const INTEGER = { type: "integer", minimum: 0, default: 1 };

function stored(values: Values, version: number): StoredSection {
  return { ...values, _meta: { config_version: version, schema_version: "1.0" } };
}

/** A platform that stores the sections, and refuses a change that is not based on the present version. */
class Platform {
  readonly sections: Record<string, StoredSection> = {
    server: stored({ slots: 1, ping: 1 }, 3),
    launch: stored({ fps: 1 }, 7),
  };
  readonly sent: string[] = [];
  refuses: ApiError | null = null;

  model(): ConfigModel {
    return new ConfigModel({
      server: { properties: { slots: INTEGER, ping: INTEGER } },
      launch: { properties: { fps: INTEGER } },
    }, structuredClone(this.sections));
  }

  store(section: string, values: Values): StoredSection {
    const { _meta, ...before } = this.sections[section]!;
    return this.sections[section] = stored({ ...before, ...values }, _meta.config_version + 1);
  }

  send = (section: string, change: Values): Promise<StoredSection> => {
    this.sent.push(`${section} ${JSON.stringify(change)}`);
    const { config_version, ...values } = change;
    const { _meta, ...current } = this.sections[section]!;
    if (this.refuses !== null) {
      return Promise.reject(this.refuses);
    }
    return config_version === _meta.config_version ? Promise.resolve(this.store(section, values)) : Promise.reject(
      new ApiError(409, "CONFIG_VERSION_CONFLICT", "was modified", [], {
        current_config: current,
        current_version: _meta.config_version,
      }),
    );
  };
}

function edit(model: ConfigModel, name: string, value: unknown): void {
  for (const section of model.sections) {
    const field = section.fields.find((one) => one.name === name);
    if (field !== undefined) {
      model.edit(section.name, field, value);
    }
  }
}

function save(platform: Platform, model: ConfigModel) {
  return saveConfig(model, platform.send, (mistake) => mistake.reason);
}

Deno.test("each section with changes is sent, with nothing but its changes", async () => {
  const platform = new Platform();
  const model = platform.model();
  edit(model, "slots", 2);
  edit(model, "fps", 2);
  equal(await save(platform, model), { saved: 2, refusals: [], errors: [] });
  equal(platform.sent, ['server {"slots":2,"config_version":3}', 'launch {"fps":2,"config_version":7}']);
  equal(model.count, 0);
});

Deno.test("a change that meets somebody else's of another field is sent again by itself", async () => {
  const platform = new Platform();
  const model = platform.model();
  edit(model, "slots", 2);
  platform.store("server", { ping: 9 });
  equal((await save(platform, model)).saved, 1);
  equal(platform.sections.server, stored({ slots: 2, ping: 9 }, 5));
});

Deno.test("a change that meets somebody else's of the same field is not sent before it is decided", async () => {
  const platform = new Platform();
  const model = platform.model();
  edit(model, "slots", 2);
  platform.store("server", { slots: 9 });
  equal((await save(platform, model)).saved, 0);
  equal(model.conflicts("server"), [{ field: "slots", base: 1, mine: 2, theirs: 9 }]);
  await save(platform, model);
  equal(platform.sent.length, 1);
  model.decide("server", model.conflicts("server")[0]!, "mine");
  equal((await save(platform, model)).saved, 1);
  equal(platform.sections.server, stored({ slots: 2, ping: 1 }, 5));
});

Deno.test("nothing is sent while a value is known to be wrong", async () => {
  const platform = new Platform();
  const model = platform.model();
  edit(model, "slots", 2);
  edit(model, "fps", -1);
  const outcome = await save(platform, model);
  equal(outcome.refusals.map((refusal) => `${refusal.section}.${refusal.name} ${refusal.reason}`), [
    "launch.fps too_small",
  ]);
  equal(platform.sent, []);
});

Deno.test("what is typed while a change is sent stays a change", async () => {
  const platform = new Platform();
  const model = platform.model();
  edit(model, "slots", 2);
  const outcome = await saveConfig(model, async (section, change) => {
    edit(model, "slots", 3);
    edit(model, "ping", 5);
    return await platform.send(section, change);
  }, (mistake) => mistake.reason);
  equal(outcome.saved, 1);
  equal(model.change("server"), { slots: 3, ping: 5, config_version: 4 });
});

Deno.test("what is typed back while it is sent is a change of what is stored then", async () => {
  const platform = new Platform();
  const model = platform.model();
  edit(model, "slots", 2);
  await saveConfig(model, async (section, change) => {
    edit(model, "slots", 1);
    return await platform.send(section, change);
  }, (mistake) => mistake.reason);
  equal(platform.sections.server, stored({ slots: 2, ping: 1 }, 4));
  equal(model.change("server"), { slots: 1, config_version: 4 });
});

Deno.test("what the platform refuses is named by its setting, and stays changed", async () => {
  const platform = new Platform();
  const model = platform.model();
  edit(model, "slots", 2);
  platform.refuses = new ApiError(400, "INVALID_CONFIG", "no", [{ field: "slots[1].count", reason: "too many" }]);
  const outcome = await save(platform, model);
  equal(outcome.refusals, [
    { section: "server", field: "slots[1].count", name: "slots", title: "Slots", reason: "too many" },
  ]);
  equal(outcome.errors, []);
  equal(model.count, 1);
});

Deno.test("an error that names no setting is passed on, and the other sections are sent", async () => {
  const platform = new Platform();
  const model = platform.model();
  edit(model, "slots", 2);
  edit(model, "fps", 2);
  platform.refuses = new ApiError(503, "DATABASE_UNAVAILABLE", "out of reach");
  const outcome = await save(platform, model);
  equal(outcome.errors.length, 2);
  equal(outcome.saved, 0);
});
