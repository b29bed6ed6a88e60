/** Which checks look at a file that is not HTML. */
import { type BuiltSite, isTraceFile, modelLinked } from '../../built-site.ts';
import { codes, excerpt, type Findings, raising } from '../../finding.ts';
import { type MoneyFigure, moneyIn, moneyInCode } from '../../money.ts';
import { subjectOf, wrongUnit } from '../../oracle/trace-key.ts';
import { checkJsonFile } from '../data/data-files.ts';
import { feeFaults } from './fee.ts';
import { checkLineUnits } from '../machines/llms.ts';
import { wordCodes, checkTextProse } from '../pages/sentences.ts';
import { figureCodes } from './figures.ts';
import type { PartKind } from '../../part.ts';
import { checkModelsJson, dataCodes } from '../data/data-files.ts';
import { checkTables } from '../data/tables.ts';
import { feeCodes } from './fee.ts';
import { llmsCodes } from '../machines/llms.ts';

export const textCodes = codes('prices', {
  'text-figures-differ': {
    why: 'A text file carries no keys: its figures are traced by their order in the trace index (api/trace).',
    fix: 'Print the text and its trace index from the same Amounts, and build both again.',
  },
  'trace-file-missing': {
    why: 'The trace index speaks of a file that was not built.',
    fix: 'Build into an empty folder again.',
  },
});

const finding = raising(textCodes, figureCodes, wordCodes);

/** Files that are no pages, and the data as a whole. */
export const textsPart: PartKind = {
  codes: [textCodes, figureCodes, wordCodes, dataCodes, feeCodes, llmsCodes],
  start: (site) => ({
    text: (file, text) => checkTextFile(site, file, text),
    *end() {
      yield* checkTraceIndex(site);
      yield* checkModelsJson(site);
      yield* checkTables(site);
    },
  }),
};

/** Not prices: the index itself, the descriptions of the formats with their examples, and hashes of files. */
const exempt = new Set(['api/schema.json', 'api/openapi.json', 'schema/models.schema.json', 'manifest.json']);
/** Other people's shapes, whose numbers are read back where those are known (checks/data/client-files.ts). */
const clients = 'api/clients/';

function* checkTextFile(site: BuiltSite, file: string, text: string): Findings {
  if (exempt.has(file) || isTraceFile(file) || file.startsWith(clients)) return;
  if (file.startsWith(examples)) {
    yield* checkCodeFile(file, text);
    return;
  }
  switch (file.split('.').at(-1)) {
    case 'md':
    case 'txt':
      yield* checkTextFigures(site, file, text);
      yield* checkTextProse(file, text);
      for (const [index, line] of text.split('\n').entries()) {
        yield* feeFaults(site.catalog, file, line, index + 1);
      }
      if (file === 'llms.txt') yield* checkLineUnits(site, file, text);
      return;
    case 'xml':
    case 'svg':
    case 'webmanifest':
      yield* checkTextFigures(site, file, text);
      if (/\bNaN\b|\bundefined\b|\[object /.test(text))
        yield finding('word-forbidden', file, 'A value is missing in it.');
      return;
    case 'json':
      yield* checkJsonFile(site, file, text);
  }
}

const examples = 'examples/';

/** Whether a file is a text that some check reads; pages are read by themselves. */
export function isText(file: string): boolean {
  if (file.startsWith(examples)) return !/\.(?:png|mp3|mp4)$/.test(file);
  return /\.(?:md|txt|xml|svg|ics|webmanifest|json)$/.test(file);
}

// Texts without keys (Markdown, llms.txt, feeds): their figures are those of the trace index, in order.

function* checkTextFigures(site: BuiltSite, file: string, text: string): Findings {
  const indexed = site.index.get(file) ?? [];
  const figures = moneyIn(text);
  const lines = lineCounter(text);
  for (const [place, figure] of figures.entries()) {
    const [shown, key] = indexed[place] ?? [];
    if (shown !== figure.text || key === undefined) {
      const wanted = shown === undefined ? 'no further figure' : `${shown} (${key ?? ''})`;
      yield finding(
        'text-figures-differ',
        file,
        `Figure ${place + 1} is "${figure.text}", the trace index has ${wanted}: ${quoteOf(text, figure)}`,
        lines(figure.start),
      );
      // From here on all figures may be shifted by one: the first difference is the one to mend.
      return;
    }
    yield* checkPlace(site, file, text, figure, key, lines(figure.start));
  }
  const left = indexed[figures.length];
  if (left !== undefined) {
    yield finding(
      'text-figures-differ',
      file,
      `The trace index has ${left[0]} (${left[1]}) after the last figure of the text.`,
    );
  }
}

function* checkPlace(
  site: BuiltSite,
  file: string,
  text: string,
  figure: MoneyFigure,
  key: string,
  line: number,
): Findings {
  const unit = wrongUnit(key, text.slice(figure.end, figure.end + 80), site.rates);
  if (unit !== undefined) {
    yield finding(
      'figure-unit-wrong',
      file,
      `${key} is followed by "per ${unit}": ${quoteOf(text, figure)}`,
      line,
    );
  }
  const start = text.lastIndexOf('\n', figure.start) + 1;
  const address = /^[-|] .*?[^\\]\]\(([^)\s]+)\)/.exec(text.slice(start, figure.start))?.[1];
  const linked = address === undefined ? undefined : modelLinked(site, address);
  const subject = subjectOf(key);
  if (linked !== undefined && subject !== undefined && subject !== linked.id) {
    yield finding('figure-other-model', file, `${figure.text} is ${key}, in the line of ${linked.id}.`, line);
  }
}

/** Recomputes the whole index; a fault there is one in every text that was printed with it. */
function* checkTraceIndex(site: BuiltSite): Findings {
  for (const [file, figures] of site.index) {
    if (!site.files.paths.has(file)) {
      yield finding(
        'trace-file-missing',
        site.indexedIn.get(file) ?? file,
        `It has figures of ${file}, which does not exist.`,
      );
    }
    for (const [text, key] of figures) {
      const fault = site.ledger.faultOf({ text, key });
      if (fault) yield finding(fault.code, file, `${fault.message} (by ${site.indexedIn.get(file) ?? file})`);
    }
  }
}

function quoteOf(text: string, { start, end }: MoneyFigure): string {
  return excerpt(text, start, end);
}

/** Counts on from the last place, so that a long text is read once. */
function lineCounter(text: string): (place: number) => number {
  let line = 1;
  let counted = 0;
  return (place) => {
    for (; counted < place; counted += 1) if (text[counted] === '\n') line += 1;
    return line;
  };
}

// Examples as files: prices never occur in code.

function* checkCodeFile(file: string, text: string): Findings {
  for (const figure of moneyInCode(text)) {
    yield finding(
      'figure-in-code',
      file,
      `It says "${figure.text}".`,
      text.slice(0, figure.start).split('\n').length,
    );
  }
}
