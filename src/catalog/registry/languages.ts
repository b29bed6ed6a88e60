/**
 * The languages that code examples are in, in the order of their tabs. A new one is one entry here, its printer in
 * `src/examples` and its runner in `scripts/check/examples`; pages, files, the API and the checks ask for them.
 */

export interface LanguageDefinition {
  /** In a sentence: "Node". */
  readonly name: string;
  /** On its tab: "Node / TypeScript". */
  readonly label: string;
  /** Ending of its files, without the dot. */
  readonly extension: string;
  /** Media type of its files, for servers. */
  readonly mediaType: string;
  /** Shiki's name of its grammar. */
  readonly grammar: string;
  /** What Markdown calls it at the fence of a block of code. */
  readonly fence: string;
  /** What begins a comment that ends with its line. */
  readonly comment: '#' | '//';
  /** Where its packages are published: a key of `gateway.sdks` says so. Null for one that has no packages. */
  readonly packageIndex: string | null;
}

const definitions = {
  python: {
    name: 'Python',
    label: 'Python',
    extension: 'py',
    mediaType: 'text/x-python',
    grammar: 'python',
    fence: 'python',
    comment: '#',
    packageIndex: 'PyPI',
  },
  node: {
    name: 'Node',
    label: 'Node / TypeScript',
    extension: 'ts',
    mediaType: 'text/x-typescript',
    grammar: 'typescript',
    fence: 'ts',
    comment: '//',
    packageIndex: 'npm',
  },
  curl: {
    name: 'curl',
    label: 'curl',
    extension: 'sh',
    mediaType: 'text/x-shellscript',
    grammar: 'bash',
    fence: 'bash',
    comment: '#',
    packageIndex: null,
  },
} as const satisfies Readonly<Record<string, LanguageDefinition>>;

export type Language = keyof typeof definitions;
/** The grammars of examples, by Shiki's names. */
export type Grammar = (typeof definitions)[Language]['grammar'];
/** A language that has packages. */
export type PackagedLanguage = {
  [L in Language]: (typeof definitions)[L]['packageIndex'] extends null ? never : L;
}[Language];

export const languages: Readonly<Record<Language, LanguageDefinition & { readonly grammar: Grammar }>> =
  definitions;
export const languageNames = Object.keys(definitions) as [Language, ...Language[]];
export const packagedLanguages = languageNames.filter(
  (name): name is PackagedLanguage => languages[name].packageIndex !== null,
);
