import { ConfigModel, type StoredSection } from "../../main/web/pages/config-model.ts";
import { equal } from "./equal.ts";

function stored(values: Record<string, unknown>, version = 3): StoredSection {
  return { ...values, _meta: { config_version: version, schema_version: "1.0" } };
}

function model(): ConfigModel {
  const integer = (title: string, value: number) => ({ type: "integer", title, minimum: 0, default: value });
  return new ConfigModel(
    { server: { title: "Server", properties: { slots: integer("Slots", 40), ping: integer("Ping", 200) } } },
    { server: stored({ slots: 30, ping: 200 }) },
  );
}

function field(of: ConfigModel, name: string) {
  return of.sections[0]!.fields.find((one) => one.name === name)!;
}

Deno.test("only what differs from the stored values is changed and sent", () => {
  const config = model();
  config.edit("server", field(config, "slots"), 50);
  config.edit("server", field(config, "ping"), 100);
  config.edit("server", field(config, "ping"), 200);
  equal(config.count, 1);
  equal(config.change("server"), { slots: 50, config_version: 3 });
});

Deno.test("a value that is not the default is known, stored or not", () => {
  const config = model();
  equal(config.isDefault("server", field(config, "slots")), false);
  equal(config.isDefault("server", field(config, "ping")), true);
  config.edit("server", field(config, "slots"), 40);
  equal(config.isDefault("server", field(config, "slots")), true);
});

Deno.test("only what was changed is checked", () => {
  const config = model();
  equal(config.mistakes("server", field(config, "slots")), []);
  config.edit("server", field(config, "slots"), -1);
  equal(config.mistakes("server", field(config, "slots")).map((mistake) => mistake.reason), ["too_small"]);
});

Deno.test("somebody else's change of another field is taken, and the next change is based on it", () => {
  const config = model();
  config.edit("server", field(config, "slots"), 50);
  equal(config.receive("server", stored({ slots: 30, ping: 90 }, 4)), 1);
  equal(config.conflicts("server"), []);
  equal(config.value("server", field(config, "ping")), 90);
  equal(config.change("server"), { slots: 50, config_version: 4 });
});

Deno.test("somebody else's change of the same field waits for a decision", () => {
  const config = model();
  config.edit("server", field(config, "slots"), 50);
  config.receive("server", stored({ slots: 60, ping: 200 }, 4));
  const [conflict] = config.conflicts("server");
  equal(conflict, { field: "slots", base: 30, mine: 50, theirs: 60 });
  config.decide("server", conflict!, "theirs");
  equal(config.count, 0);
  equal(config.conflicts("server"), []);
  equal(config.value("server", field(config, "slots")), 60);
});

Deno.test("a decision for mine keeps the change", () => {
  const config = model();
  config.edit("server", field(config, "slots"), 50);
  config.receive("server", stored({ slots: 60, ping: 200 }, 4));
  config.decide("server", config.conflicts("server")[0]!, "mine");
  equal(config.conflicts("server"), []);
  equal(config.change("server"), { slots: 50, config_version: 4 });
});

Deno.test("an undecided conflict survives further changes of other fields", () => {
  const config = model();
  config.edit("server", field(config, "slots"), 50);
  config.receive("server", stored({ slots: 60, ping: 200 }, 4));
  config.receive("server", stored({ slots: 60, ping: 90 }, 5));
  equal(config.conflicts("server").map((conflict) => conflict.field), ["slots"]);
});
