/** A program as a guide shows it, with what it was run with. */
import { programFingerprint, type ProgramRun } from '#catalog/records/example-evidence.ts';
import { programOf, type Program } from '#guides/programs.ts';
import { highlight, type CodeLanguage } from '#highlight/index.ts';
import { fenced } from '#views/page/markdown-text.ts';
import type { Inlines } from '#views/page/inline.ts';
import type { Site } from '#views/site.ts';
import { longDate } from '#views/words/phrases.ts';

/** By the ending of a program's file: its grammar, which Markdown knows by the same name. */
const grammars: Readonly<Record<string, CodeLanguage>> = { py: 'python', mts: 'typescript', go: 'go' };

export interface GuideProgram extends Program {
  /** Highlighted HTML of the text. */
  readonly html: string;
  /** When it was run, with what and against what. */
  readonly note: Inlines;
}

/** A program that was run as it stands; undefined when there is none, or no record of that. */
export function guideProgram(
  site: Site,
  attributes: Readonly<Record<string, string | undefined>>,
): GuideProgram | undefined {
  const program = programOf(attributes, site.programs);
  if (program === undefined) return undefined;
  const run = site.exampleEvidence?.programs?.[program.file];
  if (run?.text !== programFingerprint(program)) return undefined;
  return { ...program, html: highlight(program.text, grammarOf(program)), note: noteOf(site, run) };
}

function noteOf(site: Site, run: ProgramRun): Inlines {
  const tools = new Intl.ListFormat('en-GB').format(Object.entries(run.with).map((tool) => tool.join(' ')));
  return [
    `Run on ${longDate(run.date)} with these commands and ${tools}, against a mock of the API, not ${site.gateway.name} itself.`,
  ];
}

/** The same as Markdown. @param words prints the note */
export function programText(program: GuideProgram, words: (content: Inlines) => string): string {
  const { file, install, run, text, note } = program;
  const lines = [install, `# save the code below as ${file}`, run].join('\n');
  return [fenced(lines, 'bash'), fenced(text, grammarOf(program)), words(note)].join('\n\n');
}

function grammarOf({ file }: Program): CodeLanguage {
  return grammars[file.slice(file.lastIndexOf('.') + 1)] ?? 'text';
}
