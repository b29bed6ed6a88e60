/** No thin pages: the finished pages are judged once more, and each is in search engines exactly when it earns it. */
import type { Model } from '#catalog/types.ts';
import { judge, type Verdict } from '#views/whole/thin/judge.ts';
import type { PageText, Subject } from '#views/whole/thin/page-text.ts';
import type { BuiltSite } from '../built-site.ts';
import { finding, type SiteFinding } from '../finding.ts';
import type { HtmlPage } from '../html-page.ts';
import type { PartKind } from '../part.ts';
import { htmlText, kindAt } from './html-text.ts';
import { thinTables } from './tables.ts';

export const thinPart: PartKind = {
  groups: ['thin'],
  start: (site) => {
    const texts: PageText[] = [];
    const indexed = new Map<string, string>();
    const keptOut = new Map<string, string>();
    let verdicts: readonly Verdict[] = [];
    return {
      *page(page) {
        // A dated variant stands for its parent, and is not compared with it.
        if (page.model?.snapshotOf !== undefined) return;
        const text = htmlText(page, subjectOf(site, page));
        if (text === undefined) return;
        texts.push(text);
        (page.noindex ? keptOut : indexed).set(page.path, page.file);
        yield* [];
      },
      *end() {
        verdicts = judge(texts);
        site.look('thin', 'pages', verdicts.length);
        for (const verdict of verdicts) yield* disagreement(verdict, indexed, keptOut);
      },
      tables: () => thinTables(verdicts),
    };
  },
};

function* disagreement(
  verdict: Verdict,
  indexed: ReadonlyMap<string, string>,
  keptOut: ReadonlyMap<string, string>,
): Iterable<SiteFinding> {
  const { path, thin } = verdict;
  const said = `${String(verdict.facts.length)} facts of its own, ${verdict.similarity.toFixed(2)} like ${verdict.nearest ?? 'no other'}`;
  const open = indexed.get(path);
  const closed = keptOut.get(path);
  if (thin !== undefined && open !== undefined)
    yield finding('thin-indexed', open, `It is thin (${said}), but search engines may list it.`);
  if (thin === undefined && closed !== undefined)
    yield finding(
      'thin-kept-out',
      closed,
      `It earns its place (${said}), but is kept out of search engines.`,
    );
}

/** What a page is about, from its address and the catalog. */
function subjectOf(site: BuiltSite, page: HtmlPage): Subject {
  const kind = kindAt(page.path);
  if (kind === 'model' && page.model !== undefined)
    return { names: namesOf(site, page.model), about: page.model.id };
  if (kind === 'provider') {
    const id = page.path.split('/')[2];
    const provider = site.catalog.providers.find((one) => one.id === id);
    return { names: provider === undefined ? [] : [provider.name], about: undefined };
  }
  if (kind !== 'versus') return { names: [], about: undefined };
  const slugs = page.path.split('/')[2]?.split('-vs-') ?? [];
  const models = site.catalog.models.filter(({ slug }) => slugs.includes(slug));
  return { names: models.flatMap((model) => namesOf(site, model)), about: undefined };
}

function namesOf({ catalog }: BuiltSite, model: Model): string[] {
  const host = catalog.providers.find(({ id }) => id === model.host);
  const shown = host === undefined ? [] : [`${model.name} on ${host.name}`, host.name];
  return [...shown, model.name, model.id, model.provider.name];
}
