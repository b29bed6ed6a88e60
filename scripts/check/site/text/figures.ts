/** Texts without keys (Markdown, llms.txt, feeds): their figures are those of the trace index, in order. */
import { modelLinked, type BuiltSite } from '../built-site.ts';
import { excerpt, finding, type SiteFinding } from '../finding.ts';
import { subjectOf, wrongUnit } from '../oracle/trace-key.ts';
import { moneyIn, type MoneyFigure } from '../money.ts';

export function* checkTextFigures(site: BuiltSite, file: string, text: string): Iterable<SiteFinding> {
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
): Iterable<SiteFinding> {
  const unit = wrongUnit(key, text.slice(figure.end, figure.end + 80));
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
export function* checkTraceIndex(site: BuiltSite): Iterable<SiteFinding> {
  for (const [file, figures] of site.index) {
    if (!site.files.paths.has(file)) {
      yield finding(
        'trace-file-missing',
        'api/trace.json',
        `It has figures of ${file}, which does not exist.`,
      );
    }
    for (const [text, key] of figures) {
      const fault = site.ledger.faultOf({ text, key });
      if (fault) yield finding(fault.code, file, `${fault.message} (by api/trace.json)`);
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
