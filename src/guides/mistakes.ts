/** What a guide may not do, with the reason and the way out. */

/** Every mistake that a guide can contain. `{name}` is filled in where it is found. */
const mistakeTable = {
  'guide-syntax': {
    message: '{what}.',
    why: 'A guide is MDX, in which < and { begin something.',
    fix: 'Correct it; where the sign itself is meant, write \\< or \\{, or put it between backticks.',
  },
  'guide-expression': {
    message: '{what} is an expression.',
    why: 'A guide is data: what is worked out in it could not be checked.',
    fix: 'Write text, or a component with literal attributes: <Fee of="spend"/>. A brace that is meant is written \\{.',
  },
  'guide-character': {
    message: 'The character {character} stands in this text.',
    why: 'Characters that are not seen move the words and figures around them, or break the files that they are printed in.',
    fix: 'Remove it.',
  },
  'guide-import': {
    message: 'The guide imports or exports something.',
    why: 'A guide is data and brings no code of its own.',
    fix: 'Remove the line; the components of guides need no import.',
  },
  'guide-html': {
    message: '<{what}> is HTML.',
    why: 'Scripts, frames, styles and foreign resources would come with it, and the Markdown twin could not say the same.',
    fix: 'Write Markdown, or one of the components: {known}.',
  },
  'guide-component': {
    message: 'There is no component <{what}>.',
    why: 'Every figure in a guide comes from a component that the checks know.',
    fix: '{hint}There are {known}.',
  },
  'guide-attribute': {
    message: '<{component}> has no attribute "{what}".',
    why: 'What a component does not know it would leave out in silence.',
    fix: '{hint}{known}',
  },
  'guide-attribute-missing': {
    message: '<{component}> needs the attribute "{what}".',
    why: 'Without it there is nothing to print.',
    fix: 'Write <{component} {what}="…"/>.',
  },
  'guide-attribute-literal': {
    message: 'The attribute {what} of <{component}> is not a literal text.',
    why: 'A guide is data: what is worked out in it could not be checked.',
    fix: 'Write {what}="…", with the value between quotes.',
  },
  'guide-content': {
    message: '<{component}> has content.',
    why: 'A component prints figures of the catalog and nothing else.',
    fix: 'Write <{component}/> and put the words beside it.',
  },
  'guide-place': {
    message: '<{component}> stands within a sentence.',
    why: 'It prints a whole table or example.',
    fix: 'Put it on a line of its own with an empty line before and after it.',
  },
  'guide-value': {
    message: '<{component}> knows no {what}.',
    why: 'There would be nothing to print.',
    fix: '{hint}There are {known}.',
  },
  'guide-lacks': {
    message: '<{component}> asks for {what}, which {catalog} does not have.',
    why: 'Its sentence would end in the air.',
    fix: 'Add it there, take <{component}/> out of the guide, or name what it asks for in `needs` of the front matter: then the guide is left out for a gateway that lacks it.',
  },
  'guide-link': {
    message: 'The link leads to "{what}".',
    why: 'A link leads to a page of this site, to a heading of this guide, or to a web page over https.',
    fix: 'Write an address that begins with /, # or https://.',
  },
  'guide-front-matter': {
    message: 'The front matter is not complete: {what}.',
    why: 'Title, description and place of a guide are shown wherever it is listed.',
    fix: 'Begin the file with ---, title, description, order and ---, each of the three with its value.',
  },
  'guide-heading': {
    message: 'The heading "{what}" is of level {level}.',
    why: 'The title of the guide is its level 1, and the list of contents has two levels.',
    fix: 'Begin it with ## or ###.',
  },
  'guide-markdown': {
    message: 'Guides do not print this kind of Markdown: {what}.',
    why: 'The page and its Markdown twin have to say the same, and no file may come from elsewhere.',
    fix: 'Write it as a paragraph, list, quotation, table or code block.',
  },
} as const satisfies Record<string, { message: string; why: string; fix: string }>;

export type MistakeCode = keyof typeof mistakeTable;

export interface Mistake {
  readonly code: MistakeCode;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  readonly values: Readonly<Record<string, string>>;
}

/** All mistakes of a guide in one error. */
export class GuideError extends Error {
  override readonly name = 'GuideError';
  /** Of the first mistake: read by Astro's error overlay. */
  readonly line: number;
  readonly column: number;

  /** @param file the guide's path as its author knows it */
  constructor(file: string, mistakes: readonly [Mistake, ...Mistake[]]) {
    super(mistakes.map((mistake) => formatMistake(file, mistake)).join('\n\n'));
    this.line = mistakes[0].line;
    this.column = mistakes[0].column;
  }
}

function formatMistake(file: string, { code, line, column, values }: Mistake): string {
  const { message, why, fix } = mistakeTable[code];
  const fill = (text: string) =>
    text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  return `${file}:${line}:${column} ${code}\n  ${fill(message)}\n  ${why}\n  → ${fill(fix)}`;
}
