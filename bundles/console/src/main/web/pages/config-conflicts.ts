import { html, type TemplateResult } from "lit";
import { t } from "../core/i18n.ts";
import type { Conflict } from "../core/merge.ts";
import type { Field } from "../core/schema.ts";
import { describeValue } from "../parts/form-text.ts";
import type { ConfigModel } from "./config-model.ts";

/** A setting that somebody else has changed, too: what it was, what both want, and the decision. */
export function conflictView(
  model: ConfigModel,
  section: string,
  fields: readonly Field[],
  conflict: Conflict,
  decided: () => void,
): TemplateResult {
  const field = fields.find((one) => one.name === conflict.field)!;
  const decide = (takes: "mine" | "theirs") => () => {
    model.decide(section, conflict, takes);
    decided();
  };
  return html`
    <section class="card conflict" role="alert">
      <h2>${t("config.conflict", { name: field.title })}</h2>
      <dl>
        <div>
          <dt>${t("config.conflict.base")}</dt>
          <dd class="pre">${describeValue(field, conflict.base)}</dd>
        </div>
        <div>
          <dt>${t("config.conflict.theirs")}</dt>
          <dd class="pre">${describeValue(field, conflict.theirs)}</dd>
          <dd><button type="button" @click="${decide("theirs")}">${t("config.conflict.take_theirs")}</button></dd>
        </div>
        <div>
          <dt>${t("config.conflict.mine")}</dt>
          <dd class="pre">${describeValue(field, model.value(section, field))}</dd>
          <dd><button type="button" @click="${decide("mine")}">${t("config.conflict.take_mine")}</button></dd>
        </div>
      </dl>
    </section>
  `;
}
