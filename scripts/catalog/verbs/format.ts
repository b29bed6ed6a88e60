import { catalogFile } from '#catalog/load.ts';
import { exit, parseVerb, print, type Verb } from '../verb.ts';
import { assertSameContent, formatCatalog } from '../text/format-text.ts';
import { readText, save } from '../text/save.ts';

/** `format`: the documented order of keys and entries; every line keeps its wording. */
export const format: Verb = {
  summary: 'bring keys and entries into their documented order, changing no line',
  usage: `npm run catalog -- format [file] [--check | --dry-run]
  file        the catalog to format (default: CATALOG, else models.yaml in the site folder)
  --check     write nothing; exit code 1 when the file is not formatted
  --dry-run   write nothing; print what would change as a unified diff
Order: gateway, providers by id, models in one section per provider by id; within a section the order stays
(current models first). A model's keys: id, name, modality, prices …, facts, verify, unverified, exceptions.
Exit code: 0 formatted, 1 not formatted (--check) or broken YAML, 2 could not run.`,
  run: (argv, io) => {
    const flag = { type: 'boolean', default: false } as const;
    const { values, positionals } = parseVerb(argv, { check: flag, 'dry-run': flag }, 1);
    const [file = catalogFile()] = positionals;
    const before = readText(file);
    const after = formatCatalog(file, before);
    assertSameContent(file, before, after);
    if (values.check && before !== after) {
      print(io, [
        `${file} is not formatted. Run \`npm run catalog -- format\`; with --dry-run it shows what would change.`,
      ]);
      return exit.wrong;
    }
    const said = before === after ? `${file} is formatted.` : `${file} formatted.`;
    save(io, file, { before, after, said, dryRun: values['dry-run'] });
    return exit.ok;
  },
};
