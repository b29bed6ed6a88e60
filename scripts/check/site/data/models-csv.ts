/** `api/models.csv`: every listed rate once, as the catalog has it. */
import type { BuiltSite } from '../built-site.ts';
import { finding, type SiteFinding } from '../finding.ts';
import { csvRecords } from './csv.ts';
import { compare, compareKeys, compareModels, isUnpriced, modelValues, rateValues } from './expected.ts';

const file = 'api/models.csv';

export function* checkModelsCsv(site: BuiltSite): Iterable<SiteFinding> {
  if (!site.files.paths.has(file)) {
    yield finding('api-invalid', file, 'It was not built.');
    return;
  }
  let records: Record<string, string>[];
  try {
    records = csvRecords(site.files.read(file));
  } catch (error) {
    yield finding(
      'api-invalid',
      file,
      `It is no CSV: ${error instanceof Error ? error.message : String(error)}.`,
    );
    return;
  }
  const { currency } = site.catalog.gateway;
  yield* compareModels(
    site,
    file,
    records.map(({ id = '' }) => id),
  );
  yield* compareKeys(
    site,
    file,
    records.flatMap(({ key = '' }) => (key === '' ? [] : [key])),
  );
  for (const [index, record] of records.entries()) {
    const { id = '', key = '' } = record;
    // The header is line 1; a name with a line break in it would shift the lines below.
    const line = index + 2;
    const model = site.modelById.get(id);
    if (model === undefined) continue;
    yield* compare(file, id, modelValues(site, model), record, line);
    const listed = site.rates.get(key);
    if (listed?.model === model) {
      yield* compare(file, key, { ...rateValues(listed.rate), currency }, record, line);
    } else if (key !== '' || record.amount !== '' || !isUnpriced(model)) {
      yield finding(
        'api-value-wrong',
        file,
        `The line of ${id} has the key "${key}" and the amount "${record.amount ?? ''}".`,
        line,
      );
    }
  }
}
