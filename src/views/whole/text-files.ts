/** The plain texts for assistants, printed once: the routes and the trace index ask for the same. */
import { llmsFullTxt } from '#views/data/llms-full.ts';
import { llmsTxt } from '#views/data/llms-txt.ts';
import type { TracedText } from '#views/page/markdown.ts';
import { allPages } from './routes.ts';
import { getSite } from '#views/site.ts';

type TextFile = 'llms.txt' | 'llms-full.txt';

let printed: Readonly<Record<TextFile, TracedText>> | undefined;

/** The texts with their traced figures, by file of the built site. */
export function textFiles(): Readonly<Record<TextFile, TracedText>> {
  const site = getSite();
  printed ??= {
    'llms.txt': llmsTxt(site, [...allPages().values()]),
    'llms-full.txt': llmsFullTxt(site),
  };
  return printed;
}
