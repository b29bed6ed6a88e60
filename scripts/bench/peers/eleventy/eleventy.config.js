import { readFileSync, readdirSync } from 'node:fs';

/** Eleventy with its fastest templates, which are JavaScript: one page for each entry of the data. */
export default function configure(eleventy) {
  eleventy.setQuietMode(true);
  eleventy.addGlobalData('models', () =>
    readdirSync('data').flatMap((file) => JSON.parse(readFileSync(`data/${file}`, 'utf8'))),
  );
  return { dir: { input: 'pages', output: 'out' } };
}
