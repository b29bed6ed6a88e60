/// <reference types="astro/client" />

interface ImportMetaEnv {
  /** Where the site stands on its host, with a slash at both ends. */
  readonly RATECARD_BASE: string;
  /** Hash of everything that decides how code is coloured. */
  readonly RATECARD_HIGHLIGHTER: string;
}

/** What pages stand in: the engine's own document, or the layout of a house. */
declare module 'virtual:site-layout' {
  const Layout: (props: import('./layouts/layout-props.ts').LayoutProps) => unknown;
  export default Layout;
  export const inHouse: boolean;
}

declare module 'virtual:code.css*';
declare module 'virtual:site-theme.css*';

/** The guides of the site folder, as the build compiles them. */
declare module 'virtual:site-guides' {
  export const compiledGuides: readonly {
    /** Its path, for messages. */
    readonly file: string;
    /** Whether it is the engine's own. */
    readonly isStandard: boolean;
    readonly compiled: {
      readonly default: import('astro/runtime/server/index.js').AstroComponentFactory;
      readonly frontmatter: import('./guides/guide.ts').CompiledFrontmatter;
      readonly getHeadings: () => import('astro').MarkdownHeading[];
    };
  }[];
}
