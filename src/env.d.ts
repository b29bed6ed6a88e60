/// <reference types="astro/client" />

declare module 'virtual:code.css*';
declare module 'virtual:site-theme.css*';

/** The guides of the site folder, as the build compiles them. */
declare module 'virtual:site-guides' {
  export const compiledGuides: readonly {
    /** Its path, for messages. */
    readonly file: string;
    readonly compiled: {
      readonly default: import('astro/runtime/server/index.js').AstroComponentFactory;
      readonly frontmatter: import('./guides/guide.ts').CompiledFrontmatter;
      readonly getHeadings: () => import('astro').MarkdownHeading[];
    };
  }[];
}
