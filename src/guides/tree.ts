/**
 * A guide as data: the tree that its own compilation hands out. The Markdown twin, the lists of guides, the search and
 * the checks are made from it; the page is what that same compilation prints.
 */
import leven from 'leven';
import type { MdastNode } from 'satteri';
import { characterFault } from '#catalog/registry/characters.ts';
import { componentNames, guideComponents, isComponent, type ComponentName } from './components.ts';
import { GuideError, type Mistake, type MistakeCode } from './mistakes.ts';

/** A component with its literal attributes. */
export interface GuideComponent {
  readonly kind: 'component';
  readonly name: ComponentName;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its place in the guide, 1-based. */
  readonly line: number;
  readonly column: number;
}

export type GuideInline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly content: readonly GuideInline[] }
  | { readonly kind: 'link'; readonly href: string; readonly content: readonly GuideInline[] }
  | { readonly kind: 'break' }
  | GuideComponent;

export type GuideBlock =
  | { readonly kind: 'paragraph'; readonly content: readonly GuideInline[] }
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly content: readonly GuideInline[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly GuideBlock[])[];
    }
  | { readonly kind: 'quote'; readonly blocks: readonly GuideBlock[] }
  | { readonly kind: 'code-block'; readonly language: string; readonly text: string }
  | {
      readonly kind: 'table';
      readonly align: readonly ('left' | 'right' | 'center' | null)[];
      readonly rows: readonly (readonly (readonly GuideInline[])[])[];
    }
  | GuideComponent;

/** Blocks in their order. */
export type GuideTree = readonly GuideBlock[];

type Node = MdastNode;
type Element = Extract<Node, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

/**
 * Reads the syntax tree of a guide.
 * @param file the guide's path as its author knows it, for the messages
 * @throws GuideError with everything in it that a guide may not do
 */
export function guideTree(file: string, root: Readonly<Node>): GuideTree {
  const mistakes: Mistake[] = [];
  const report = (code: MistakeCode, node: Node, values: Record<string, string> = {}) => {
    const { line = 1, column = 1 } = node.position?.start ?? {};
    mistakes.push({ code, line, column, values });
  };

  function blocks(nodes: readonly Node[]): GuideBlock[] {
    return nodes.flatMap((node): GuideBlock[] => {
      switch (node.type) {
        case 'yaml':
          return [];
        case 'paragraph':
          return [{ kind: 'paragraph', content: inlines(node.children) }];
        case 'heading': {
          const content = inlines(node.children);
          if (node.depth === 2 || node.depth === 3) return [{ kind: 'heading', level: node.depth, content }];
          report('guide-heading', node, { what: wordsOf(content), level: String(node.depth) });
          return [];
        }
        case 'list':
          return [
            {
              kind: 'list',
              ordered: node.ordered === true,
              items: node.children.map((item) => blocks(item.children)),
            },
          ];
        case 'blockquote':
          return [{ kind: 'quote', blocks: blocks(node.children) }];
        case 'code':
          return [{ kind: 'code-block', language: node.lang ?? '', text: node.value }];
        case 'table':
          return [
            {
              kind: 'table',
              align: node.align ?? [],
              rows: node.children.map((row) => row.children.map((cell) => inlines(cell.children))),
            },
          ];
        case 'mdxJsxFlowElement': {
          const component = componentOf(node);
          if (component === undefined) return [];
          // A sentence that comes from the catalog stands in a paragraph of its own.
          return guideComponents[component.name].place === 'block'
            ? [component]
            : [{ kind: 'paragraph', content: [component] }];
        }
        default:
          refuse(node);
          return [];
      }
    });
  }

  function inlines(nodes: readonly Node[]): GuideInline[] {
    return nodes.flatMap((node): GuideInline[] => {
      switch (node.type) {
        case 'text':
        case 'inlineCode': {
          const character = characterFault(node.value.replaceAll(/[\n\t]/g, ' '))?.name;
          if (character !== undefined) report('guide-character', node, { character });
          return [{ kind: node.type === 'text' ? 'text' : 'code', text: node.value }];
        }
        case 'strong':
        case 'emphasis':
          return [{ kind: node.type, content: inlines(node.children) }];
        case 'break':
          return [{ kind: 'break' }];
        case 'link':
          if (!/^(?:\/(?!\/)|#|https:\/\/)/.test(node.url)) report('guide-link', node, { what: node.url });
          return [{ kind: 'link', href: node.url, content: inlines(node.children) }];
        case 'mdxJsxTextElement': {
          const component = componentOf(node);
          if (component === undefined) return [];
          if (guideComponents[component.name].place === 'sentence') return [component];
          report('guide-place', node, { component: component.name });
          return [];
        }
        default:
          refuse(node);
          return [];
      }
    });
  }

  function refuse(node: Node): void {
    if (node.type === 'mdxjsEsm') report('guide-import', node);
    else if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression')
      report('guide-expression', node, { what: `{${node.value}}` });
    else if (node.type === 'html') report('guide-html', node, { what: node.value, known: componentList() });
    else report('guide-markdown', node, { what: node.type });
  }

  function componentOf(node: Element): GuideComponent | undefined {
    const name = node.name ?? '';
    if (!/^[A-Z]/.test(name)) {
      report('guide-html', node, { what: name, known: componentList() });
      return undefined;
    }
    if (!isComponent(name)) {
      report('guide-component', node, {
        what: name,
        known: componentList(),
        hint: hint(name, componentNames),
      });
      return undefined;
    }
    if (node.children.length > 0) report('guide-content', node, { component: name });
    const { line = 1, column = 1 } = node.position?.start ?? {};
    return { kind: 'component', name, attributes: attributesOf(node, name), line, column };
  }

  function attributesOf(node: Element, component: ComponentName): Record<string, string> {
    const { attributes } = guideComponents[component];
    const names = Object.keys(attributes);
    const written: Record<string, string> = {};
    for (const attribute of node.attributes) {
      if (attribute.type !== 'mdxJsxAttribute') {
        report('guide-expression', node, { what: `{${attribute.value}}` });
      } else if (!names.includes(attribute.name)) {
        const list = names.length > 0 ? `It has ${names.join(', ')}.` : 'It has none.';
        const values = { component, what: attribute.name, known: list, hint: hint(attribute.name, names) };
        report('guide-attribute', node, values);
      } else if (typeof attribute.value !== 'string') {
        report('guide-attribute-literal', node, { component, what: attribute.name });
      } else written[attribute.name] = attribute.value;
    }
    for (const name of names) {
      const isGiven = node.attributes.some((attribute) => 'name' in attribute && attribute.name === name);
      if (attributes[name] === 'required' && !isGiven)
        report('guide-attribute-missing', node, { component, what: name });
    }
    return written;
  }

  const tree = blocks('children' in root ? (root.children as readonly Node[]) : []);
  const [first, ...others] = mistakes;
  if (first !== undefined) throw new GuideError(file, [first, ...others]);
  return tree;
}

function componentList(): string {
  return componentNames.map((name) => `<${name}/>`).join(', ');
}

/** "Did you mean x? ", or nothing when no candidate is near. */
function hint(word: string, candidates: readonly string[]): string {
  const [nearest] = candidates.toSorted((a, b) => leven(word, a) - leven(word, b));
  return nearest !== undefined && leven(word.toLowerCase(), nearest.toLowerCase()) <= 2
    ? `Did you mean ${nearest}? `
    : '';
}

type Part = GuideBlock | GuideInline;

/** Every block and every piece of a sentence, in the order in which they are read. */
function partsOf(parts: readonly Part[]): Part[] {
  return parts.flatMap((part) => [part, ...partsOf(within(part))]);
}

function within(part: Part): readonly Part[] {
  if ('content' in part) return part.content;
  if ('blocks' in part) return part.blocks;
  if ('items' in part) return part.items.flat();
  return 'rows' in part ? part.rows.flat(2) : [];
}

/** The components of a guide, in their order. */
export function componentsIn(tree: GuideTree): GuideComponent[] {
  return partsOf(tree).filter((part) => part.kind === 'component');
}

/** The texts of its headings. */
export function headingsOf(tree: GuideTree): string[] {
  return tree.flatMap((block) => (block.kind === 'heading' ? [wordsOf(block.content)] : []));
}

/** All its words, those of code blocks apart. */
export function textOf(tree: GuideTree): string {
  return wordsOf(tree);
}

/** What a reader reads, without components, which print figures and links. */
function wordsOf(parts: readonly Part[]): string {
  return partsOf(parts)
    .map((part) => {
      if (part.kind === 'text' || part.kind === 'code') return part.text;
      return part.kind === 'strong' || part.kind === 'emphasis' || part.kind === 'link' ? '' : ' ';
    })
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
