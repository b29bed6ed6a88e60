/** What pages are made of. A new kind of block is one entry here and one branch in each printer. */
import type { Language } from '#catalog/registry/languages.ts';
import type { Model } from '#catalog/types.ts';
import type { Amount } from '#pricing/amount.ts';
import type { ReceiptLine } from '#pricing/receipt.ts';
import type { Inlines } from './inline.ts';

export interface Column {
  readonly label: string;
  /** What its figures are per, below the label. */
  readonly unit?: string | undefined;
  /** Numbers stand right, so that their digits line up. @default 'start' */
  readonly align?: 'start' | 'end';
}

export interface Table {
  readonly kind: 'table';
  /** Says what the table shows; read out before it. */
  readonly caption: string;
  readonly columns: readonly Column[];
  /** The first cell of each row is its heading; an empty cell has nothing to say. */
  readonly rows: readonly (readonly Inlines[])[];
  /**
   * How it stands on a phone: its rows as accounts, a line for each figure; or as two lines each, a name with its figure
   * and what explains it. @default it scrolls
   */
  readonly onPhone?: 'accounts' | 'lines' | undefined;
  /** Per row: the model that its first cell names, as keys write it, who leave it out on the page. */
  readonly subjects?: readonly string[] | undefined;
  /** Given when readers may sort and filter the table. */
  readonly sorting?: Sorting | undefined;
  /** True when it goes on with the table of another page, where readers sort and filter the rows of both. @default false */
  readonly continues?: boolean | undefined;
  /** The same as a text has it: a column for each figure, where a cell of the page shows several. @default as on the page */
  readonly inText?: Pick<Table, 'columns' | 'rows'> | undefined;
}

export interface Sorting {
  /** Per column: whether its keys are numbers, texts, or not for sorting. Prices are grouped by unit first. */
  readonly columns: readonly ('text' | 'number' | 'month' | 'none')[];
  /**
   * Per row and column: what the column is sorted by; empty when the row has no such value.
   * @default what the cell shows: its figure, led by its unit, else its text
   */
  readonly keys?: readonly (readonly (string | undefined)[])[];
  /** Per column: its name in addresses (`?sort=input`) and in style sheets. */
  readonly names?: readonly string[];
  /** Given when rows may be filtered by more than words; the page's address then keeps what was chosen. */
  readonly finder?: Finder;
}

/** Filters over a table. */
export interface Finder {
  /** What a row is: "model", "models". */
  readonly nouns: { readonly one: string; readonly many: string };
  readonly filters: readonly Filter[];
  /** How many rows there are, those on other pages of the list among them. */
  readonly total: number;
  /** Per row and filter: what it is filtered by; several words are parted by spaces. */
  readonly facts: readonly Readonly<Record<string, string>>[];
  /** What most rows have of a filter: said once, so that a row names only what it has otherwise. */
  readonly usual: Readonly<Record<string, string>>;
}

export interface Filter {
  /** Its name in addresses: `?modality=image`. */
  readonly name: string;
  readonly label: string;
  readonly options: readonly FilterOption[];
  /** Several may be chosen; rows have all of them. @default false */
  readonly isSeveral?: boolean;
  /** Numbers: rows have at least as much. @default false */
  readonly isLeast?: boolean;
  /** Units: once there is one, prices in it can be bounded. @default false */
  readonly hasRange?: boolean;
  /** Shown when the reader asks for more filters. @default false */
  readonly isExtra?: boolean;
}

export interface FilterOption {
  readonly value: string;
  readonly label: string;
  /** Rows that it leaves. */
  readonly count: number;
}

export interface Card {
  readonly href: string;
  readonly title: string;
  readonly content: Inlines;
}

export interface CodeExample {
  readonly language: Language;
  readonly label: string;
  /** Name for a file of it. */
  readonly file: string;
  /** Command that installs what it imports; null when it imports nothing. */
  readonly install: string | null;
  /** Commands that fetch the files it reads. */
  readonly fetch: readonly string[];
  /** Command that runs the file. */
  readonly run: string;
  readonly code: string;
  /** Address of the code as a plain file. */
  readonly href: string;
  /** Highlighted HTML of the code; undefined where the page only says which file has it. */
  readonly html: string | undefined;
}

/** One thing a model can be asked for, in every language. */
export interface CodeTask {
  readonly title: string;
  readonly examples: readonly CodeExample[];
}

export type Block =
  | { readonly kind: 'text'; readonly content: Inlines }
  | { readonly kind: 'note'; readonly content: Inlines }
  /** Says more of the heading above it. */
  | { readonly kind: 'sub'; readonly content: Inlines }
  | { readonly kind: 'list'; readonly items: readonly Inlines[] }
  | {
      readonly kind: 'steps';
      readonly items: readonly { readonly title: string; readonly content: Inlines }[];
    }
  | { readonly kind: 'facts'; readonly items: readonly Fact[] }
  /** Figures side by side, each below what it is for. */
  | { readonly kind: 'pairs'; readonly items: readonly Pair[] }
  | { readonly kind: 'examples'; readonly name: string; readonly tasks: readonly CodeTask[] }
  | { readonly kind: 'faq'; readonly items: readonly Question[] }
  | { readonly kind: 'links'; readonly items: readonly Inlines[] }
  | { readonly kind: 'cards'; readonly items: readonly Card[] }
  /** The pages of one list; `current` is the place of this one among them. */
  | { readonly kind: 'pager'; readonly paths: readonly string[]; readonly current: number }
  | Chart
  | {
      readonly kind: 'snippet';
      readonly label: string;
      readonly language: 'yaml' | 'json' | 'text';
      readonly code: string;
      /** Highlighted HTML of the code. */
      readonly html: string;
    }
  | CalculatorForm
  | Comparer
  | Strip
  | Scatter
  | { readonly kind: 'actions'; readonly items: readonly Action[] }
  | Table;

/** A term with what it stands for. */
export interface Fact {
  readonly term: string;
  readonly content: Inlines;
  /** Words that stand each for themselves, in place of {@link content}'s commas. */
  readonly tags?: readonly string[] | undefined;
}

/** A figure and what it is for. */
export interface Pair {
  readonly term: Inlines;
  readonly content: Inlines;
}

/** A figure among its like: what is billed, what it costs, per what, and what is paid with the fee. */
export interface Tile {
  readonly term: string;
  readonly figure: Inlines;
  readonly unit: string;
  readonly pay?: Inlines | undefined;
}

/** What decides: in a word, since when or by how much, and what to do. */
export interface Notice {
  readonly label: string;
  readonly figure: Inlines;
  readonly content: Inlines;
}

/** What is to be seen of a page before anything is read. */
export interface Glance {
  readonly notice?: Notice | undefined;
  readonly tiles: readonly Tile[];
  readonly facts: readonly Fact[];
}

/** A step chart of prices over time, laid out ready to be drawn: places are in per cent of its width and height. */
export interface Chart {
  readonly kind: 'chart';
  /** What it shows, for readers who do not see it; without figures, which the table beside it has. */
  readonly label: string;
  /** What its figures are per. */
  readonly unit: string;
  readonly series: readonly {
    readonly name: string;
    /** SVG path data on a grid of 100 by 100. */
    readonly path: string;
    /** What was paid before its first step, and after its last one, and how high they are written. */
    readonly before: { readonly y: number; readonly amount: Amount };
    readonly after: { readonly y: number; readonly amount: Amount };
  }[];
  /** The days on which it steps, and the day that it ends on, in rows that leave each its room. */
  readonly steps: readonly { readonly x: number; readonly row: number; readonly text: string }[];
}

/** What a use comes to, line by line, and the fields that ask for it. */
export interface Receipt {
  /** What the use is called in short: "10,000 chats". */
  readonly label: string;
  /** The fields and what stands in them, as an address has them: "input=1500&requests=10000". */
  readonly query: string;
  readonly lines: readonly ReceiptLine[];
}

/** Where a script lets readers price their own use; until then, and without one, some uses and what they come to. */
export interface CalculatorForm {
  readonly kind: 'calculator';
  readonly model: { readonly id: string; readonly name: string; readonly modality: string };
  /** Given on the calculator's own page, where the model can be chosen. */
  readonly kinds?: readonly { readonly modality: string; readonly title: string }[] | undefined;
  /** Filled in with the use of the first receipt. */
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    readonly value: string;
    /** Values and their words, where one is chosen. */
    readonly options: readonly (readonly [value: string, words: string])[];
  }[];
  readonly receipts: readonly Receipt[];
}

/** Where a script lets readers choose models to compare. */
export interface Comparer {
  readonly kind: 'comparer';
  /** What models of each kind are called, by its name. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Fewest and most models that can be chosen. */
  readonly fewest: number;
  readonly most: number;
}

/** Where one price stands among others: a bar for each price there is, on a logarithmic scale; more models, a higher bar. */
export interface Strip {
  readonly kind: 'strip';
  /** Address of the drawing of all bars, which has them by the id "bars": pages of a kind share it. */
  readonly bars: string;
  /** SVG path data of the model's own bar, on the same grid of 500 by 56. */
  readonly own: string;
  /** In the order of the scale, each with its place in per cent. */
  readonly labels: readonly {
    readonly x: number;
    readonly amount: Amount;
    readonly word: string;
    /** Above the bars, or in which row below them. */
    readonly row: 'own' | 0 | 1;
  }[];
}

/** Points by price, on a logarithmic scale, and by score: places in per cent of the width and in pixels from the top. */
export interface Scatter {
  readonly kind: 'scatter';
  /** What the axes measure, in which unit. */
  readonly up: string;
  readonly right: string;
  /** What has all of its figures, for readers who do not see it. */
  readonly beside: string;
  /** In pixels. */
  readonly height: number;
  readonly points: readonly ScatterPoint[];
  readonly prices: readonly { readonly x: number; readonly amount: Amount }[];
  /** Lowest first. */
  readonly scores: readonly { readonly y: number; readonly text: string }[];
}

export interface ScatterPoint {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Where its name is written; undefined where something cheaper scores as high. */
  readonly nameAt: number | undefined;
  /** That the page is of this model. */
  readonly isOwn: boolean;
}

export interface Action {
  readonly href: string;
  readonly label: string;
}

/** A form with one field, sent by GET. */
export interface SearchForm {
  readonly action: string;
  /** Name of what is typed in the address. */
  readonly name: string;
  readonly label: string;
  readonly button: string;
  /** What is searched, in short. */
  readonly note: Inlines;
}

export interface Question {
  readonly question: string;
  readonly answer: Inlines;
}

export interface Section {
  /** Fragment of the heading. */
  readonly id: string;
  readonly title: string;
  /** What the list of contents calls it; an empty one is left out there. @default its title */
  readonly label?: string;
  readonly blocks: readonly Block[];
}

export interface Crumb {
  readonly label: string;
  readonly href: string;
}

/** What a page is for. Checks, budgets and reports are kept per kind. */
export const pageKinds = [
  'home',
  'questions',
  'models',
  'modality',
  'provider',
  'model',
  'calculator',
  'compare',
  'versus',
  'changes',
  'deprecations',
  'verification',
  'guides',
  'guide',
  'api',
  'missing',
] as const;
export type PageKind = (typeof pageKinds)[number];

/** A whole page, ready for any printer. */
export interface Page {
  readonly kind: PageKind;
  /** Address on the site, ending in a slash. */
  readonly path: string;
  /** Words of the browser's title bar; carries figures, so it is traced like the rest. */
  readonly title: Inlines;
  readonly description: Inlines;
  readonly crumbs: readonly Crumb[];
  readonly heading: string;
  /** What is to be seen at a glance, above the answer. */
  readonly glance?: Glance | undefined;
  /** The way on that stands beside the page with its list of contents; pages without one have no such list. */
  readonly aside?: Action | undefined;
  /** A field that leads to a list with what was typed, below the answer; only where pages have fields. */
  readonly search?: SearchForm | undefined;
  /** A list that begins as high as it can: its lead stands small beside the heading. */
  readonly isList?: boolean | undefined;
  /** Where to go next, right below the answer. */
  readonly actions?: readonly Action[] | undefined;
  /** The answer, before any section. */
  readonly lead: readonly Inlines[];
  readonly sections: readonly Section[];
  /** Path of the first page of the list that this one goes on with. */
  readonly continues?: string | undefined;
  /** The models that the page is about or lists, in its own order. */
  readonly models?: readonly Model[] | undefined;
  /** That the site is not to be published; undefined where it may be. */
  readonly draft?: string | undefined;
  /** What search engines are told to do with it. @default to index it */
  readonly robots?: 'noindex, follow' | 'noindex, nofollow' | 'noindex' | undefined;
  /** Path of the page that stands for this one in search engines. @default its own */
  readonly canonical?: string | undefined;
  /** The UTC day since when it says what it says, `YYYY-MM-DD`; known once all of it is. */
  readonly updated?: string | undefined;
  /** Shown where somebody shares the address. */
  readonly image?: ShareImage | undefined;
  /** The same facts in other formats, and the feeds that tell of changes. */
  readonly alternates?: readonly Alternate[] | undefined;
  /** schema.org graph; figures in it are traced by `identifier`. */
  readonly jsonLd?: JsonLd | undefined;
}

/** A schema.org graph: plain JSON. */
export interface JsonLd {
  readonly '@context': 'https://schema.org';
  readonly '@graph': readonly SchemaNode[];
}

/**
 * A thing of schema.org. The site check holds each type, property and value to the vocabulary itself: types made of it
 * took two fifths of all type checking.
 */
export interface SchemaNode {
  readonly '@type': string;
  readonly [property: string]: unknown;
}

export interface ShareImage {
  readonly path: string;
  /** Says what stands on it. */
  readonly alt: Inlines;
}

/** One `<link rel="alternate">`. */
export interface Alternate {
  readonly type: 'text/markdown' | 'application/json' | 'application/rss+xml' | 'application/feed+json';
  readonly href: string;
  readonly title?: string | undefined;
}
