/** A guide of `content/guides` as data, and what its compilation makes of it. */
import { mdxToMdast, type MdastNode, type MdastPluginDefinition } from 'satteri';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { address, fromRoot } from '#address.ts';
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

/**
 * Reads the text of a guide.
 * @param file its path, ending in `/<name>.mdx`, as its author knows it
 * @throws GuideError when it is no MDX, its front matter is not complete, or it does what a guide may not do
 */
export function readGuide(file: string, text: string): Guide {
  const root = syntaxTree(file, text);
  const name = file.slice(file.lastIndexOf('/') + 1, -'.mdx'.length);
  return {
    file,
    path: address(`guides/${name}/`),
    name,
    frontmatter: frontmatterOf(file, root),
    tree: guideTree(file, root),
  };
}

function syntaxTree(file: string, text: string): MdastNode {
  try {
    return mdxToMdast(text, { position: true });
  } catch (error) {
    // "3:1: Unexpected character after `<`, … (mdx-jsx:unexpected-character)"
    const [, line = '1', column = '1', what = ''] =
      /^(?:(\d+):(\d+)(?:-\d+:\d+)?: )?(.*?)(?: \([\w:-]+\))?$/s.exec((error as Error).message) ?? [];
    throw new GuideError(file, [
      { code: 'guide-syntax', line: Number(line), column: Number(column), values: { what } },
    ]);
  }
}

function frontmatterOf(file: string, root: MdastNode): Frontmatter {
  const [first] = 'children' in root ? root.children : [];
  const refuse = (what: string, line = 1, column = 1): never => {
    throw new GuideError(file, [{ code: 'guide-front-matter', line, column, values: { what } }]);
  };
  const written = parseDocument(first?.type === 'yaml' ? first.value : '');
  const [fault] = written.errors;
  if (fault !== undefined) {
    const { line = 1, col: column = 1 } = fault.linePos?.[0] ?? {};
    // Above it stands the line of dashes.
    return refuse(fault.message.split(' at line ')[0] ?? '', line + 1, column);
  }
  const frontmatter = frontmatterSchema.safeParse(written.toJS() ?? {});
  if (frontmatter.success) return frontmatter.data;
  const [missing = ''] = z.prettifyError(frontmatter.error).split('\n✖ ');
  return refuse(missing.replace('✖ ', '').replaceAll(/\s+/g, ' '));
}

/** The one component that prints all the others: they differ in what they print, not in how. */
const printingComponent = 'GuideComponent';

/**
 * The plugin in the compilation of guides: leaves one component to print. What a guide may do, whoever has read it knows.
 * @param base where the site stands on its host
 */
export const guidePlugin = (base: string): MdastPluginDefinition => ({
  name: 'ratecard-guides',
  // MDX writes the alignment of cells as inline style, which the policy of the site refuses.
  table: (node) => (node.align?.some((side) => side !== null) ? { ...node, align: [] } : undefined),
  link(node, context) {
    context.setProperty(node, 'url', fromRoot(node.url, base));
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
