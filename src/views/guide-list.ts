/** Which guides of `content/guides` there are for a catalog. */
import { link, type Inlines } from './inline.ts';
import type { Site } from './site.ts';

/** What a guide says about itself in its front matter. */
export interface Frontmatter {
  readonly title: string;
  readonly description: string;
  /** Place among the guides, lowest first. */
  readonly order: number;
  /** Keys of the gateway section that the guide speaks of; without them it is not published. */
  readonly needs?: readonly string[];
}

export interface Guide {
  readonly path: string;
  readonly name: string;
  readonly frontmatter: Frontmatter;
  /** The MDX text below the front matter. */
  readonly text: string;
}

const modules = import.meta.glob<{ frontmatter: Frontmatter }>('/content/guides/*.mdx', { eager: true });
const texts = import.meta.glob<string>('/content/guides/*.mdx', { eager: true, query: '?raw', import: 'default' });

/** The guides that this gateway's catalog can fill, in their order. */
export function guidesOf(site: Site): Guide[] {
  const gateway: Readonly<Record<string, unknown>> = site.gateway;
  return Object.entries(modules)
    .map(([file, { frontmatter }]): Guide => {
      const name = file.slice(file.lastIndexOf('/') + 1, -'.mdx'.length);
      const text = (texts[file] ?? '').replace(/^---\n[\s\S]*?\n---\n/, '');
      return { path: `/guides/${name}/`, name, frontmatter, text };
    })
    .filter(({ frontmatter }) => (frontmatter.needs ?? []).every((key) => gateway[key] !== undefined))
    .sort((a, b) => a.frontmatter.order - b.frontmatter.order);
}

/** A link to a guide; undefined when this catalog cannot fill it. */
export function guideLink(site: Site, name: string, ...content: Inlines): Inlines | undefined {
  const guide = guidesOf(site).find((candidate) => candidate.name === name);
  return guide && [link(guide.path, ...content)];
}
