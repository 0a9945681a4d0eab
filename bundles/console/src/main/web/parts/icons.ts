import { html, svg, type TemplateResult } from "lit";

/** The few icons of the console: outlines on a grid of 24, drawn with the colour of the text. */
const PATHS = {
  play: svg`
    <path d="M7 4.500v15l12-7.500z" />
  `,
  stop: svg`
    <rect x="6" y="6" width="12" height="12" rx="1.500" />
  `,
  restart: svg`
    <path d="M20 11a8 8 0 1 0-2.300 6.700M20 4v7h-7" />
  `,
  kill: svg`
    <path d="M18 6 6 18M6 6l12 12" />
  `,
  menu: svg`
    <path d="M4 6h16M4 12h16M4 18h16" />
  `,
  search: svg`
    <circle cx="11" cy="11" r="6.500" /><path d="m16 16 4.500 4.500" />
  `,
  plus: svg`
    <path d="M12 5v14M5 12h14" />
  `,
  copy: svg`
    <rect x="9" y="9" width="11" height="11" rx="2" /><path d="M5 15V6a2 2 0 0 1 2-2h9" />
  `,
  down: svg`
    <path d="m6 9 6 6 6-6" />
  `,
  up: svg`
    <path d="m6 15 6-6 6 6" />
  `,
  top: svg`
    <path d="M5 4h14M6 15l6-6 6 6" />
  `,
  grip: svg`
    <path d="M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01" />
  `,
  right: svg`
    <path d="m9 6 6 6-6 6" />
  `,
  trash: svg`
    <path d="M4 7h16M10 4h4M6 7l1 13h10l1-13" />
  `,
  lock: svg`
    <rect x="5" y="11" width="14" height="9" rx="2" /><path d="M8 11V8a4 4 0 0 1 8 0v3" />
  `,
  unlock: svg`
    <rect x="5" y="11" width="14" height="9" rx="2" /><path d="M8 11V8a4 4 0 0 1 7.500-2" />
  `,
  edit: svg`
    <path d="m4 20 1-4L16 5l3 3L8 19z" />
  `,
  download: svg`
    <path d="M12 4v11m-5-4 5 5 5-5M5 20h14" />
  `,
  upload: svg`
    <path d="M12 16V5m-5 4 5-5 5 5M5 20h14" />
  `,
  sun: svg`
    <circle cx="12" cy="12" r="4" /><path
      d="M12 3v2m0 14v2M3 12h2m14 0h2M5.600 5.600 7 7m10 10 1.400 1.400M18.400 5.600 17 7M7 17l-1.400 1.400"
    />
  `,
  user: svg`
    <circle cx="12" cy="8" r="4" /><path d="M4.500 20a7.500 7.500 0 0 1 15 0" />
  `,
  server: svg`
    <rect x="3" y="4" width="18" height="7" rx="2" /><rect x="3" y="13" width="18" height="7" rx="2" /><path
      d="M7 7.500h.01M7 16.500h.01"
    />
  `,
  box: svg`
    <path d="m12 3 8 4.500v9L12 21l-8-4.500v-9zM4 7.500l8 4.500 8-4.500M12 12v9" />
  `,
  globe: svg`
    <circle cx="12" cy="12" r="9" /><path d="M3 12h18M12 3c5 5 5 13 0 18-5-5-5-13 0-18z" />
  `,
  list: svg`
    <path d="M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01" />
  `,
  bell: svg`
    <path d="M6 10a6 6 0 0 1 12 0c0 5 2 6 2 7H4c0-1 2-2 2-7zM10 20h4" />
  `,
  plug: svg`
    <path d="M9 3v5m6-5v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4" />
  `,
  gear: svg`
    <circle cx="12" cy="12" r="3" /><path
      d="M12 2.500v3m0 13v3M2.500 12h3m13 0h3M5.300 5.300l2.100 2.100m9.200 9.200 2.100 2.100M18.700 5.300l-2.100 2.100m-9.200 9.200-2.100 2.100"
    />
  `,
  warning: svg`
    <path d="M12 4 2.500 20h19zM12 10v4.500M12 17.300h.01" />
  `,
  ban: svg`
    <circle cx="12" cy="12" r="9" /><path d="M5.700 5.700 18.300 18.300" />
  `,
  leave: svg`
    <path d="M14 4H5v16h9M10 12h10m-4-4 4 4-4 4" />
  `,
  key: svg`
    <circle cx="8" cy="15" r="4" /><path d="m11 12 9-9m-3 3 3 3m-6 0 2 2" />
  `,
  check: svg`
    <path d="m5 12.500 4.500 4.500L19 7.500" />
  `,
  external: svg`
    <path d="M14 4h6v6M20 4l-9 9M10 5H5v14h14v-5" />
  `,
  undo: svg`
    <path d="M9 7 4 12l5 5M4 12h11a5 5 0 0 1 0 10h-2" />
  `,
  eye: svg`
    <path d="M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12z" /><circle
      cx="12"
      cy="12"
      r="3"
    />
  `,
} as const;

export type IconName = keyof typeof PATHS;

/** An icon beside a text or in a button that has a label: hidden from screen readers. */
export function icon(name: IconName): TemplateResult {
  return html`
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${PATHS[name]}</svg>
  `;
}
