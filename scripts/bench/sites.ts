/** The site folders that are measured: copies, in which prices may change. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/run-command.ts';
import { largeCatalog } from './large-catalog.ts';

export interface MeasuredSite {
  /** `real`, or how many models it has. */
  readonly name: string;
  /** The model whose price changes. */
  readonly id: string;
  readonly folder: string;
  readonly dist: string;
  /** What commands are told of it. */
  readonly env: NodeJS.ProcessEnv;
  /** Gives one model a price that it has not had, as an edit of the catalog would. @returns the amount */
  changePrice(): string;
}

/** Within the project, where Astro finds the packages and so builds in place. */
export const workshop = join(root, '.cache/bench');

const lockFile = 'prices.lock.json';

/** Kept beside the catalog: evidence, guides and what else belongs to a site. */
const besides = ['content', 'public', 'price-sources', lockFile, 'examples.lock.json', 'price-history.jsonl'];

/** A copy of the site at the root, as it is. */
export function realSite(): MeasuredSite {
  return madeSite('real', readFileSync(join(root, 'models.yaml'), 'utf8'), besides);
}

/** A site of so many models, without evidence. */
export function largeSite(count: number): MeasuredSite {
  return madeSite(String(count), largeCatalog(readFileSync(join(root, 'models.yaml'), 'utf8'), count), []);
}

/** A price of an image, in the entry of a model: there are few such models, so that pages on which it is ranked differ. */
const somePrice = /(?<=^ {6}image: )[\d.]+$/m;

function madeSite(name: string, text: string, files: readonly string[]): MeasuredSite {
  const folder = join(workshop, name, 'site');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of files) {
    const place = join(root, file);
    if (existsSync(place)) cpSync(place, join(folder, file), { recursive: true });
  }
  const catalog = join(folder, 'models.yaml');
  const entry = text.slice(0, somePrice.exec(text)?.index).lastIndexOf('  - id: ');
  const [, id = ''] = /- id: (\S+)/.exec(text.slice(entry)) ?? [];
  let changes = 0;
  const changePrice = () => {
    changes += 1;
    const amount = `0.0${String(4001 + changes)}`;
    writeFileSync(catalog, text.replace(somePrice, amount));
    return amount;
  };
  // From the beginning it has a price that no check has seen: how many there are stands on every page.
  changePrice();
  const [, day = '2026-11-23'] = files.includes(lockFile)
    ? (/"date": "([\d-]+)"/.exec(readFileSync(join(folder, lockFile), 'utf8')) ?? [])
    : [];
  const dist = join(workshop, name, 'dist');
  return {
    name,
    folder,
    dist,
    id,
    env: { SITE: folder, DIST: dist, BUILD_DATE: day, DRAFT: '1' },
    changePrice,
  };
}
