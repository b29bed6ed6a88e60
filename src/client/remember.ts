/** What a page remembers between visits, on the reader's machine only. */

/** Reading or writing is refused in some private windows: then it is only not remembered. */
function attempt<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}

/** What was remembered under a name; undefined when nothing was, or it may not be read. */
export function recall(name: string): string | undefined {
  return attempt(() => localStorage.getItem(name)) ?? undefined;
}

/** Remembers a value; undefined forgets it. */
export function remember(name: string, value: string | undefined): void {
  attempt(() => {
    if (value === undefined) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  });
}
