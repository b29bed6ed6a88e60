/** What an operation answers with, before it is written to the wire. */
export type Reply =
  | { readonly kind: 'json'; readonly status: number; readonly value: unknown }
  | { readonly kind: 'bytes'; readonly type: string; readonly bytes: Uint8Array }
  | { readonly kind: 'events'; readonly events: readonly unknown[] };

export const json = (value: unknown, status = 200): Reply => ({ kind: 'json', status, value });
