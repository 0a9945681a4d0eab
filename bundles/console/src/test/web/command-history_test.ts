import { CommandHistory } from "../../main/web/core/command-history.ts";
import { equal } from "./equal.ts";

Deno.test("the arrow keys go through the history and back to what was being typed", () => {
  const history = new CommandHistory(["#lock", "#unlock"]);
  equal(history.move(-1, "#mis"), "#unlock");
  equal(history.move(-1, "#unlock"), "#lock");
  equal(history.move(-1, "#lock"), null);
  equal(history.move(1, "#lock"), "#unlock");
  equal(history.move(1, "#unlock"), "#mis");
  equal(history.move(1, "#mis"), null);
});

Deno.test("what was made of an old command is not lost", () => {
  const history = new CommandHistory(["#lock", "#mission A.Altis"]);
  history.move(-1, "");
  equal(history.move(1, "#mission B.Altis"), null);
  equal(history.move(-1, "#mission B.Altis"), "#mission A.Altis");
  equal(history.move(1, "#mission A.Altis"), "#mission B.Altis");
});

Deno.test("a repeated command is there once, as the newest", () => {
  const history = new CommandHistory(["a", "b"]);
  history.add("a");
  equal(history.commands, ["b", "a"]);
  equal(history.move(-1, ""), "a");
});

Deno.test("commands with passwords are not kept", () => {
  const history = new CommandHistory(["#lock"]);
  ["#login secret", " #LOGIN secret", "RConPassword secret", "/setpassword joe secret", "set serverPassword=secret"]
    .forEach((command) => history.add(command));
  equal(history.commands, ["#lock"]);
  equal(history.move(-1, ""), "#lock");
  ["#logout", "#loginfo", "#help password"].forEach((command) => history.add(command));
  equal(history.commands, ["#lock", "#logout", "#loginfo", "#help password"]);
});

Deno.test("only the newest hundred are kept", () => {
  const history = new CommandHistory(Array.from({ length: 150 }, (_, index) => `c${index}`));
  history.add("last");
  equal([history.commands.length, history.commands[0], history.commands.at(-1)], [100, "c51", "last"]);
});
