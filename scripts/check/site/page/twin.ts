/** Every page has a Markdown twin that shows the same figures. */
import type { BuiltSite } from '../built-site.ts';
import { finding, type SiteFinding } from '../finding.ts';
import type { HtmlPage } from '../html-page.ts';
import { isMoney } from '../money.ts';

/** Enough to see what is missing. */
const named = 3;

export function* checkTwin(site: BuiltSite, page: HtmlPage): Iterable<SiteFinding> {
  if (page.file === '404.html') return;
  const twin = twinOf(page.path);
  if (!site.files.paths.has(twin)) {
    yield finding('twin-missing', page.file, `The page has no Markdown twin ${twin}.`);
    return;
  }
  const shown = new Set(
    page.blocks.flatMap(({ section, traced }) => (section === 'frame' ? [] : traced.flatMap(nameOf))),
  );
  const twinShows = new Set((site.index.get(twin) ?? []).flatMap(([text, key]) => nameOf({ text, key })));
  yield* missing(
    twin,
    `its page shows`,
    [...shown].filter((name) => !twinShows.has(name)),
  );
  yield* missing(
    page.file,
    `its Markdown twin shows`,
    [...twinShows].filter((name) => !shown.has(name)),
  );
}

function* missing(file: string, where: string, names: readonly string[]): Iterable<SiteFinding> {
  if (names.length === 0) return;
  const rest = names.length > named ? ` and ${names.length - named} more` : '';
  yield finding(
    'twin-differs',
    file,
    `It lacks figures that ${where}: ${names.slice(0, named).join(', ')}${rest}.`,
  );
}

/** "/q/acme-one-pricing/" has "q/acme-one-pricing.md". */
export function twinOf(path: string): string {
  return path === '/'
    ? 'index.md'
    : `${path
        .replace(/\/$/, '')
        .replace(/\.html$/, '')
        .slice(1)}.md`;
}

/** Money only: counts are not in the trace index. */
function nameOf({ text, key }: { text: string; key: string }): string[] {
  return isMoney(text) ? [`${text} (${key})`] : [];
}
