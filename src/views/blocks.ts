/** What pages are made of. A new kind of block is one entry here and one branch in each printer. */
import type { Amount } from '#pricing/amount.ts';
import type { Inlines } from './inline.ts';

export interface Column {
  readonly label: string;
  /** Numbers stand right, so that their digits line up. @default 'start' */
  readonly align?: 'start' | 'end';
}

export interface Table {
  readonly kind: 'table';
  /** Says what the table shows; read out before it. */
  readonly caption: string;
  readonly columns: readonly Column[];
  /** The first cell of each row is its heading. */
  readonly rows: readonly (readonly Inlines[])[];
  /** Given when readers may sort and filter the table. */
  readonly sorting?: Sorting | undefined;
}

export interface Sorting {
  /** Per row and column: what the column is sorted by; empty when the row has no such value. */
  readonly keys: readonly (readonly string[])[];
  /** Per column: whether its keys are numbers, texts, or not for sorting. Prices are grouped by unit first. */
  readonly columns: readonly ('text' | 'number' | 'none')[];
}

export interface Card {
  readonly href: string;
  readonly title: string;
  readonly content: Inlines;
}

export interface CodeExample {
  readonly language: string;
  readonly label: string;
  /** Name for a file of it. */
  readonly file: string;
  readonly install?: string | undefined;
  readonly code: string;
  /** Address of the code as a plain file. */
  readonly href: string;
  /** Highlighted HTML of the code. */
  readonly html: string;
}

/** One thing a model can be asked for, in every language. */
export interface CodeTask {
  readonly title: string;
  readonly examples: readonly CodeExample[];
}

export type Block =
  | { readonly kind: 'text'; readonly content: Inlines }
  | { readonly kind: 'note'; readonly content: Inlines }
  | { readonly kind: 'list'; readonly items: readonly Inlines[] }
  | {
      readonly kind: 'steps';
      readonly items: readonly { readonly title: string; readonly content: Inlines }[];
    }
  | {
      readonly kind: 'facts';
      readonly items: readonly { readonly term: string; readonly content: Inlines }[];
    }
  | { readonly kind: 'examples'; readonly name: string; readonly tasks: readonly CodeTask[] }
  | { readonly kind: 'faq'; readonly items: readonly Question[] }
  | { readonly kind: 'links'; readonly items: readonly Inlines[] }
  | { readonly kind: 'cards'; readonly items: readonly Card[] }
  | Chart
  | {
      readonly kind: 'snippet';
      readonly label: string;
      readonly language: 'yaml' | 'text';
      readonly code: string;
      /** Highlighted HTML of the code. */
      readonly html: string;
    }
  | { readonly kind: 'actions'; readonly items: readonly Action[] }
  | Table;

/** A step chart of prices over time, laid out ready to be drawn. */
export interface Chart {
  readonly kind: 'chart';
  /** What it shows, for readers who do not see it; without figures, which the table beside it has. */
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly series: readonly {
    readonly name: string;
    /** SVG path data of what has happened, and of what is announced. */
    readonly path: string;
    readonly announced: string;
    readonly labels: readonly {
      readonly x: number;
      readonly y: number;
      readonly anchor: 'start' | 'end';
      readonly amount: Amount;
    }[];
  }[];
  readonly dates: readonly {
    readonly x: number;
    readonly anchor: 'start' | 'middle' | 'end';
    readonly text: string;
  }[];
}

export interface Action {
  readonly href: string;
  readonly label: string;
}

export interface Question {
  readonly question: string;
  readonly answer: Inlines;
}

export interface Section {
  /** Fragment of the heading. */
  readonly id: string;
  readonly title: string;
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
  'verification',
  'guides',
  'guide',
  'api',
  'errors',
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
  readonly highlights?: readonly { readonly term: string; readonly content: Inlines }[] | undefined;
  /** Where to go next, right below the answer. */
  readonly actions?: readonly Action[] | undefined;
  /** The answer, before any section. */
  readonly lead: readonly Inlines[];
  readonly sections: readonly Section[];
  /** schema.org graph; figures in it are traced by `identifier`. */
  readonly jsonLd?: JsonLd | undefined;
}

/** A schema.org graph: plain JSON. */
export interface JsonLd {
  readonly '@context': 'https://schema.org';
  readonly '@graph': readonly Readonly<Record<string, unknown>>[];
}
