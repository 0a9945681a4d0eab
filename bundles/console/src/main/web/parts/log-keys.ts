/** Returns what a key does that is pressed on a line of a log, or `undefined` if that is up to the browser. */
export function rowKey(key: string, row: HTMLElement, list: HTMLElement): (() => void) | undefined {
  switch (key) {
    case "ArrowUp":
      return () => focusLine(row.previousElementSibling);
    case "ArrowDown":
      return () => focusLine(row.nextElementSibling);
    case "Escape":
      return () => list.focus();
    case "Enter": {
      // The row is drawn anew at its address, and would take the focus with it.
      const link = row.querySelector<HTMLElement>("a.time");
      return link === null ? undefined : () => {
        list.focus();
        link.click();
      };
    }
  }
  return undefined;
}

export function focusLine(row: Element | null): void {
  row?.querySelector<HTMLElement>("a.time, button")?.focus();
}
