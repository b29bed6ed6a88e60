/** A guide of `content/guides`, as its compilation hands it out. */
import { mdxToJs, type MdastNode, type MdastPluginDefinition } from 'satteri';
import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { address, base, fromRoot } from '#address.ts';
import { characterFault } from '#catalog/registry/characters.ts';
import { guideComponents, isComponent } from './components.ts';
import { GuideError } from './mistakes.ts';
import { guideTree, type GuideTree } from './tree.ts';

const line = z
  .string()
  .min(1)
  .refine((text) => characterFault(text) === undefined, 'has a character that is not seen');

const frontmatterSchema = z.strictObject({
  title: line,
  description: line,
  /** Place among the guides, lowest first. */
  order: z.number(),
  /** Keys of the gateway section (`freeTier`, `metering.costHeader`) that the guide speaks of; without them it is not published. */
  needs: z.array(z.string()).default([]),
  /** Whether the guide says that examples were run; without a record of that it is not published. */
  saysExamplesRan: z.boolean().default(false),
});

/** What a guide says about itself in its front matter. */
export type Frontmatter = z.output<typeof frontmatterSchema>;

export interface Guide {
  /** As its author knows it, for messages. */
  readonly file: string;
  readonly path: string;
  readonly name: string;
  readonly frontmatter: Frontmatter;
  readonly tree: GuideTree;
  /** The engine's own: it is there where the site folder has none of its name that its catalog can fill. */
  readonly isStandard?: true;
}

/** What the compilation of a guide exports as `frontmatter`: the authored front matter with the tree beside it. */
export type CompiledFrontmatter = Readonly<Record<string, unknown>> & { readonly tree: GuideTree };

/**
 * A guide out of what its compilation exports.
 * @param file its path, ending in `/<name>.mdx`
 * @throws GuideError when the front matter is not complete
 */
export function guideOf(file: string, { tree, ...authored }: CompiledFrontmatter): Guide {
  const name = file.slice(file.lastIndexOf('/') + 1, -'.mdx'.length);
  const frontmatter = frontmatterSchema.safeParse(authored);
  if (!frontmatter.success) {
    const [first = ''] = z.prettifyError(frontmatter.error).split('\n✖ ');
    const what = first.replace('✖ ', '').replaceAll(/\s+/g, ' ');
    throw new GuideError(file.replace(/^\//, ''), [
      { code: 'guide-front-matter', line: 1, column: 1, values: { what } },
    ]);
  }
  return {
    file: file.replace(/^\//, ''),
    path: address(`guides/${name}/`),
    name,
    frontmatter: frontmatter.data,
    tree,
  };
}

/** The one component that prints all the others: they differ in what they print, not in how. */
const printingComponent = 'GuideComponent';

/**
 * The plugin in the compilation of guides: refuses what a guide may not do, hands out the tree as `frontmatter.tree`,
 * and leaves one component to print.
 * @param siteBase where the site stands on its host, since settings are read before any page knows
 */
export const guidePlugin = (siteBase: string): MdastPluginDefinition => ({
  name: 'ratecard-guides',
  options: { position: true },
  before(root, { data, fileURL }) {
    const file = fileURL === undefined ? 'the guide' : relative(process.cwd(), fileURLToPath(fileURL));
    const { frontmatter } = data.astro as { frontmatter: Record<string, unknown> };
    frontmatter.tree = guideTree(file, root);
  },
  // MDX writes the alignment of cells as inline style, which the policy of the site refuses.
  table: (node) => (node.align?.some((side) => side !== null) ? { ...node, align: [] } : undefined),
  link(node, context) {
    context.setProperty(node, 'url', fromRoot(node.url, siteBase));
  },
  mdxJsxFlowElement(node) {
    if (node.name === printingComponent) return undefined;
    // A sentence that comes from the catalog stands in a paragraph of its own, in the page as in the tree.
    return isComponent(node.name) && guideComponents[node.name].place === 'sentence'
      ? {
          type: 'paragraph',
          children: [asGuideComponent({ ...node, type: 'mdxJsxTextElement', children: [] })],
        }
      : asGuideComponent(node);
  },
  mdxJsxTextElement: (node) => (node.name === printingComponent ? undefined : asGuideComponent(node)),
});

type Element = Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/** `<Fee of="spend"/>` as `<GuideComponent component="Fee" of="spend"/>`. */
function asGuideComponent<E extends Element>(node: Readonly<E>): E {
  const name = { type: 'mdxJsxAttribute' as const, name: 'component', value: node.name ?? '' };
  return { ...node, name: printingComponent, attributes: [name, ...node.attributes] };
}

/**
 * Compiles the text of a guide as the site's build does, for tests and tools.
 * @throws GuideError when it does what a guide may not do
 */
export function compileGuide(file: string, text: string): Guide {
  const [, header = ''] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
  const frontmatter = parse(header) as CompiledFrontmatter;
  void mdxToJs(text, {
    mdastPlugins: [guidePlugin(base)],
    fileURL: pathToFileURL(file),
    // What Astro's own processor hands to plugins.
    data: { astro: { frontmatter, headings: [], localImagePaths: new Set(), remoteImagePaths: new Set() } },
  });
  return guideOf(file, frontmatter);
}
