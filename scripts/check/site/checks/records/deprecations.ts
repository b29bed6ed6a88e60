/** Models that go: the page, the data and the calendar have each of them, with its day and what is to be used instead. */
import ICAL from 'ical.js';
import type { Model } from '#catalog/types.ts';
import { type BuiltSite, modelLinked, nameOf, pagePath, wholeAddress } from '../../built-site.ts';
import { codes, excerpt, type Findings, raising } from '../../finding.ts';
import { type HtmlPage, tagged, rowAddress } from '../../html-page.ts';
import { wordsOf, type Json } from '../../json.ts';
import { isGone, successor } from '../../oracle/life.ts';
import { dateInShort } from '../../oracle/words.ts';
import type { PartKind } from '../../part.ts';

export const deprecationCodes = codes('records', {
  'deprecation-wrong': {
    why: 'Whoever still calls the model plans by it: its calls fail from that day on.',
    fix: 'Print every model that is deprecated or retired, by its day (src/views/lists/deprecations-page.ts, src/views/data/deprecations.ts).',
  },
  'calendar-invalid': {
    why: 'Calendars refuse it.',
    fix: 'Correct `deprecationsCalendar` in src/views/data/deprecations.ts.',
  },
});

const finding = raising(deprecationCodes);

const calendarFile = 'deprecations.ics';
const dataFile = 'api/deprecations.json';

export const deprecationsPart: PartKind = {
  codes: [deprecationCodes],
  start(site) {
    return {
      *page(page) {
        if (page.path === '/deprecations/')
          yield* compare(
            page.file,
            expected(site, (one) => [one.id, dayWords(one), one.next]),
            rowsOf(site, page),
          );
      },
      *text(file, text) {
        if (file === dataFile) yield* checkData(site, file, text);
        if (file === calendarFile) yield* checkCalendar(site, file, text);
      },
    };
  },
};

interface Leaving {
  readonly id: string;
  /** The first day without it; empty where nobody has said when. */
  readonly day: string;
  readonly isGone: boolean;
  /** Id of the model that takes its place, and is served; empty where none does. */
  readonly next: string;
  readonly model: Model;
}

/** Who goes: those with a day ahead by that day, then those without one, then those gone, the latest first. */
function leavingOf({ catalog, modelById, date }: BuiltSite): Leaving[] {
  const leaving = catalog.models
    .filter((model) => model.life.status === 'deprecated' || isGone(model, date))
    .map((model): Leaving => ({
      id: model.id,
      day: model.life.retires ?? '',
      isGone: isGone(model, date),
      next: successor(modelById, model, date)?.id ?? '',
      model,
    }));
  const place = ({ day, isGone: gone }: Leaving) => (gone ? 2 : day === '' ? 1 : 0);
  return leaving.sort((a, b) => {
    const byPlace = place(a) - place(b);
    if (byPlace !== 0 || a.day === b.day) return byPlace;
    return a.day < b.day === (place(a) === 0) ? -1 : 1;
  });
}

function expected(site: BuiltSite, words: (one: Leaving) => readonly string[]): string[] {
  return leavingOf(site).map((one) => words(one).join(' | '));
}

function dayWords({ day, isGone: gone }: Leaving): string {
  if (day === '') return 'no day yet';
  return `${dateInShort(day)}${gone ? ' (retired)' : ''}`;
}

function rowsOf(site: BuiltSite, page: HtmlPage): string[] {
  return tagged(page, 'tr')
    .filter((element) => element.querySelector('td') !== null)
    .map((row) => {
      const [, day, next] = row.querySelectorAll('th, td');
      const id = modelLinked(site, rowAddress(row))?.id ?? '';
      const other = modelLinked(site, next?.querySelector('a')?.getAttribute('href') ?? '')?.id ?? '';
      return [id, day?.text.replaceAll(/\s+/g, ' ').trim() ?? '', other].join(' | ');
    });
}

function* compare(file: string, right: readonly string[], told: readonly string[]): Findings {
  for (const row of right.filter((one) => !told.includes(one)))
    yield finding('deprecation-wrong', file, `It does not say “${excerpt(row)}”.`);
  for (const row of told.filter((one) => !right.includes(one)))
    yield finding('deprecation-wrong', file, `It says “${excerpt(row)}”, which the catalog has not.`);
  if (
    right.length === told.length &&
    right.some((row, index) => row !== told[index]) &&
    right.every((row) => told.includes(row))
  )
    yield finding('deprecation-wrong', file, 'Its models do not stand in the order of their days.');
}

interface DataFile {
  readonly deprecations: readonly {
    readonly id: string;
    readonly status: string;
    readonly url: string;
    readonly retires?: string;
    readonly name: string;
    readonly replacement?: { readonly id: string; readonly name: string; readonly url: string };
  }[];
}

function* checkData(site: BuiltSite, file: string, text: string): Findings {
  const { deprecations } = JSON.parse(text) as DataFile;
  const told = deprecations.map(({ id, name, status, url, retires = '', replacement: next }) =>
    [id, name, status, url, retires, next?.id ?? '', next?.name ?? '', next?.url ?? ''].join(' | '),
  );
  const reference = (model: Model | undefined) =>
    model === undefined ? ['', ''] : [nameOf(site, model), wholeAddress(site.catalog, pagePath(model))];
  const right = expected(site, ({ id, day, isGone: gone, next, model }) => {
    const [name = '', url = ''] = reference(model);
    const status = gone ? 'retired' : 'deprecated';
    return [id, name, status, url, day, next, ...reference(site.modelById.get(next))];
  });
  yield* compare(file, right, told);
}

/** By a parser of its own: one whole day for each model that has one. */
function* checkCalendar(site: BuiltSite, file: string, text: string): Findings {
  let events: ICAL.Event[];
  try {
    events = new ICAL.Component(ICAL.parse(text) as object[])
      .getAllSubcomponents('vevent')
      .map((component) => new ICAL.Event(component));
  } catch (error) {
    yield finding('calendar-invalid', file, error instanceof Error ? error.message : String(error));
    return;
  }
  const told = events.map(({ startDate, uid, summary, description, component }) =>
    [
      startDate.isDate ? startDate.toString() : 'at an hour',
      uid,
      wordsOf(component.getFirstPropertyValue('url') as Json),
      summary,
      description,
    ].join(' | '),
  );
  const right = leavingOf(site)
    .filter(({ day }) => day !== '')
    .map(({ id, day, next, model }) => {
      const advice = next === '' ? 'No replacement is named.' : `Use ${next} instead.`;
      const address = wholeAddress(site.catalog, pagePath(model));
      return [
        day,
        address,
        address,
        `${nameOf(site, model)} retires`,
        `From this day on, requests for ${id} fail. ${advice}`,
      ].join(' | ');
    });
  yield* compare(file, right, told);
}
