/** llms.txt: a title, a summary, sections that are lists of links; every model is named. @see https://llmstxt.org */
import { modelLinked, type BuiltSite } from '../built-site.ts';
import { excerpt, finding, type SiteFinding } from '../finding.ts';
import type { PartKind } from '../part.ts';

const file = 'llms.txt';
/** A list item that is a link: its text may hold escaped brackets, "FLUX \[dev\]". */
const item = /^- \[(?:\\.|[^\\\]])+\]\(([^)\s]+)\)(?:: .+)?$/;

export const llmsPart: PartKind = {
  groups: ['llms'],
  start: (site) => ({
    *end() {
      if (!site.files.paths.has(file)) {
        yield finding('llms-missing', file, 'It was not built.');
        return;
      }
      const lines = site.files.read(file).split('\n');
      site.look('llms', 'lines', lines.length);
      yield* checkShape(lines);
      yield* checkModels(site, lines);
    },
  }),
};

function* checkShape(lines: readonly string[]): Iterable<SiteFinding> {
  const fault = (message: string, line: number) => finding('llms-shape', file, message, line);
  if (!/^# \S/.test(lines[0] ?? ''))
    yield fault(`It does not begin with its title: ${excerpt(lines[0] ?? '')}`, 1);
  const summary = lines.findIndex((line) => line.startsWith('> '));
  const firstSection = lines.findIndex((line) => line.startsWith('## '));
  if (summary < 0 || (firstSection >= 0 && summary > firstSection))
    yield fault('It has no summary ("> …") before its sections.', 1);
  let inSection = false;
  for (const [index, line] of lines.entries()) {
    if (index > 0 && line.startsWith('# '))
      yield fault(`There is a second title: ${excerpt(line)}`, index + 1);
    if (/^#{3,} /.test(line)) yield fault(`There is a heading below a section: ${excerpt(line)}`, index + 1);
    if (line.startsWith('## ')) inSection = true;
    const isItem = line.startsWith('- ') || /^\s+[-*] |^\* /.test(line);
    if (inSection && isItem && !item.test(line))
      yield fault(`The item is no link with its words: ${excerpt(line)}`, index + 1);
  }
}

/** A file too long for one look leaves models to the page of their provider, and says so in its line. */
function* checkModels(site: BuiltSite, lines: readonly string[]): Iterable<SiteFinding> {
  const addresses = lines.flatMap((line) => item.exec(line)?.[1] ?? []);
  const named = new Set(addresses.map((address) => modelLinked(site, address)?.id));
  const left = new Set(
    lines
      .filter((line) => line.endsWith('not listed here'))
      .map((line) => /\/providers\/([^/)]+)\.md\)/.exec(line)?.[1]),
  );
  for (const { id, provider } of site.catalog.models) {
    if (!named.has(id) && !left.has(provider.id))
      yield finding('llms-model-missing', file, `${id} is not in it.`);
  }
}
