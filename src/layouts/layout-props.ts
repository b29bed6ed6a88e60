import type { HeadTag } from '#views/whole/head-tags.ts';

/** What a layout is given, the engine's own or one of a house; the page is in its slot. */
export interface LayoutProps {
  /** Plain text. */
  readonly title: string;
  /** Plain text. */
  readonly description: string;
  /** All that the head needs besides, but what a house has for each of its documents: colours, icon. */
  readonly head: readonly HeadTag[];
}
