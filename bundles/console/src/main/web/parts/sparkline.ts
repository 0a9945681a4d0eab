import { html, nothing, svg, type TemplateResult } from "lit";

const WIDTH = 100;
const HEIGHT = 24;

/** A small graph without axes of the last values; gaps where a value is missing. The label is read by screen readers. */
export function sparkline(values: readonly (number | null)[], label: string): TemplateResult | typeof nothing {
  if (values.filter((value) => value !== null).length < 2) {
    return nothing;
  }
  const max = Math.max(1, ...values.map((value) => value ?? 0));
  const step = WIDTH / (values.length - 1);
  let path = "";
  values.forEach((value, index) => {
    if (value !== null) {
      const isStart = index === 0 || values[index - 1] === null;
      const y = HEIGHT - 1 - (value / max) * (HEIGHT - 2);
      path += `${isStart ? "M" : "L"}${(index * step).toFixed(1)} ${y.toFixed(1)}`;
    }
  });
  return html`
    <svg
      class="sparkline"
      viewBox="0 0 ${WIDTH} ${HEIGHT}"
      preserveAspectRatio="none"
      role="img"
      aria-label="${label}"
    >
      ${svg`
        <path d="${path}" />
      `}
    </svg>
  `;
}
