/// <reference types="astro/client" />

interface ImportMetaEnv {
  /** Where the site stands on its host, with a slash at both ends. */
  readonly RATECARD_BASE: string;
}

/** What pages stand in: the engine's own document, or the layout of a house. */
declare module 'virtual:site-layout' {
  const Layout: (props: import('./layouts/layout-props.ts').LayoutProps) => unknown;
  export default Layout;
  export const inHouse: boolean;
}

declare module 'virtual:code.css*';
declare module 'virtual:site-theme.css*';

/** Guides as the build compiles them, to be printed. */
declare module 'virtual:site-guides' {
  /** By the names of their files for messages. */
  export const compiledGuides: Readonly<
    Record<
      string,
      {
        readonly default: import('astro/runtime/server/index.js').AstroComponentFactory;
        readonly getHeadings: () => import('astro').MarkdownHeading[];
      }
    >
  >;
}
