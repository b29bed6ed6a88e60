/**
 * The languages that code examples are in, in the order of their tabs. A new one is one entry here, its printer in
 * `src/examples` and its runner in `scripts/check/examples`; pages, files, the API and the checks ask for them.
 */

export interface LanguageDefinition {
  /** In a sentence: "Node". */
  readonly name: string;
  /** On its tab: "Node / TypeScript". */
  readonly label: string;
  /** What the names of its files have before the ending, where another language has the same one: "-ai-sdk". */
  readonly suffix: string;
  /** Ending of its files, without the dot. */
  readonly extension: string;
  /** Media type of its files, for servers. */
  readonly mediaType: string;
  /** Shiki's name of its grammar. */
  readonly grammar: string;
  /** What Markdown calls it at the fence of a block of code. */
  readonly fence: string;
  /** Command that installs what its examples import; null when they import nothing. */
  readonly install: string | null;
  /** Program that runs a file of it: "node" in `node chat.mts`. */
  readonly program: string;
  /** What a model's page has of it: the code, or its file. A page has its budget; guides have the code. */
  readonly onPage: 'code' | 'file';
  /** What a reader's machine has to have at least: "Python 3.10". */
  readonly needs: string;
}

const definitions = {
  python: {
    name: 'Python',
    label: 'Python',
    suffix: '',
    extension: 'py',
    mediaType: 'text/x-python',
    grammar: 'python',
    fence: 'python',
    install: 'pip install openai',
    program: 'python',
    onPage: 'code',
    needs: 'Python 3.10',
  },
  node: {
    name: 'Node',
    label: 'Node / TypeScript',
    suffix: '',
    // Node takes the types out of it, and takes it for a module whatever package.json says.
    extension: 'mts',
    mediaType: 'text/x-typescript',
    grammar: 'typescript',
    fence: 'ts',
    install: 'npm install openai',
    program: 'node',
    onPage: 'code',
    needs: 'Node 22.18',
  },
  curl: {
    name: 'curl',
    label: 'curl',
    suffix: '',
    extension: 'sh',
    mediaType: 'text/x-shellscript',
    grammar: 'bash',
    fence: 'bash',
    install: null,
    program: 'sh',
    onPage: 'code',
    needs: 'curl 7.76 (Windows: Git Bash or WSL)',
  },
  'ai-sdk': {
    name: 'AI SDK',
    label: 'AI SDK',
    suffix: '-ai-sdk',
    extension: 'mts',
    mediaType: 'text/x-typescript',
    grammar: 'typescript',
    fence: 'ts',
    install: 'npm install ai @ai-sdk/openai-compatible',
    program: 'node',
    onPage: 'file',
    needs: 'Node 22.18',
  },
} as const satisfies Readonly<Record<string, LanguageDefinition>>;

export type Language = keyof typeof definitions;
/** The grammars of examples, by Shiki's names. */
export type Grammar = (typeof definitions)[Language]['grammar'];
export const languages: Readonly<Record<Language, LanguageDefinition & { readonly grammar: Grammar }>> =
  definitions;
export const languageNames = Object.keys(definitions) as [Language, ...Language[]];

/** The packages that the examples of a language have a reader install. */
export function packagesOf(language: Language): string[] {
  return languages[language].install?.split(' ').slice(2) ?? [];
}

/** The name of a file of a language: "chat.py". @param stem what it does, "chat" */
export function fileNameOf(language: Language, stem: string): string {
  const { suffix, extension } = languages[language];
  return `${stem}${suffix}.${extension}`;
}
