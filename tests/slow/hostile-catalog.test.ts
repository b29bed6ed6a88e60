/**
 * A catalog whose every text means harm: refused in its place, or built into outputs in which independent parsers find
 * nothing but words, and a browser runs nothing. `HOSTILE=240` builds as many
 * models, tries each text in each place and opens each page.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parser as pythonParser } from '@lezer/python';
import { parseRssFeed } from 'feedsmith';
import type { Browser, BrowserContext } from 'playwright';
import { parse } from 'node-html-parser';
import { markdownToMdast, type MdastNode } from 'satteri';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { problemsOf } from '#catalog/test-catalog.ts';
import { loadCatalog } from '#catalog/load.ts';
import { csvRecords } from '../../scripts/check/site/checks/data/csv.ts';
import { serveDirectory, type StaticServer } from '../../scripts/lib/static-server.ts';
import { hasPython } from '../support/calculator-oracle.ts';
import { closePages, sharedBrowser } from '../support/chromium.ts';
import { fields, hostileCatalog, hostileRecords, trace, tried } from '../support/hostile-catalog.ts';
import { buildCatalog, temporaryFolder, type FixtureSite } from '../support/run-build.ts';

/** How many models are built: enough that each text is the name of one. */
const models = Number(process.env.HOSTILE ?? 61);
const isWhole = models > 200;

/** A node of a Markdown tree and all in it. */
function nodesIn(node: MdastNode): MdastNode[] {
  return [node, ...('children' in node ? node.children.flatMap((child) => nodesIn(child as MdastNode)) : [])];
}

function textIn(node: MdastNode): string {
  if ('value' in node && typeof node.value === 'string') return node.value;
  return 'children' in node ? node.children.map((child) => textIn(child as MdastNode)).join('') : '';
}

/** Without spaces, and without the signs that isolate what is written from right to left. */
const squeezed = (text: string) => text.replaceAll(/[\s\u2068\u2069]+/g, '');

/** The headings of a page, without their spaces. */
function headingsOf(html: string): ReadonlySet<string> {
  const found = parse(html).querySelectorAll('h1, h2, h3, h4, dt, .example-name, .tabs span');
  return new Set(found.map(({ text }) => squeezed(text)));
}

describe('what the catalog says', () => {
  test('is refused in its place, or taken as it is', () => {
    const counts = { refused: 0, taken: 0 };
    const faults: string[] = [];
    for (const [index, field] of fields().entries()) {
      const { inert, refused } = tried[field.mark];
      for (const value of refused) {
        const { text, line } = field.with(value);
        const problems = problemsOf(text);
        counts.refused += 1;
        if (problems.length === 0 || problems.some((problem) => problem.line !== line))
          faults.push(
            `${field.name} ${JSON.stringify(value)}: ${problems.map(({ line: at, code }) => `${at} ${code}`).join()}`,
          );
      }
      // Each text somewhere, each place with some of them.
      for (const value of inert.filter((_, other) => isWhole || other % 4 === index % 4)) {
        counts.taken += 1;
        const problems = problemsOf(field.with(value).text);
        if (problems.length > 0) faults.push(`${field.name} ${value}: ${problems[0]?.code ?? ''}`);
      }
    }
    expect(faults).toEqual([]);
    expect(counts.refused).toBeGreaterThan(900);
    expect(counts.taken).toBeGreaterThan(500);
  });
});

describe('built', () => {
  const folder = temporaryFolder();
  const dist = join(folder, 'dist');
  const file = join(folder, 'models.yaml');
  let site: FixtureSite;
  const ending = (end: string) => site.files.filter((path) => path.endsWith(end));

  beforeAll(async () => {
    const text = hostileCatalog(models);
    writeFileSync(file, text);
    const catalog = loadCatalog({ file, text });
    expect(catalog.models).toHaveLength(models);
    for (const [name, record] of Object.entries(hostileRecords(catalog)))
      writeFileSync(join(folder, name), record);
    site = await buildCatalog(file, dist, '2026-11-23');
  });

  test('Markdown has no HTML, no picture, no heading and no link but those of its page', () => {
    const faults: string[] = [];
    const { models: listed, providers, gateway } = loadCatalog({ file });
    const assistants = new Set(
      [`${gateway.name} model prices`, ...[...listed, ...providers].map(({ name }) => name)].map(squeezed),
    );
    for (const path of [
      ...ending('.md').filter((path) => !path.startsWith('.')),
      'llms.txt',
      'llms-full.txt',
    ]) {
      const text = site.read(path).replace(/^---\n[^]*?\n---\n/, '');
      const html = join(dist, path.replace(/\.md$/, '/index.html').replace('index/index', 'index'));
      const headings = path.endsWith('.md') ? headingsOf(readFileSync(html, 'utf8')) : assistants;
      for (const node of nodesIn(markdownToMdast(text))) {
        const words = textIn(node);
        if (/^(?:html|image|imageReference|definition|footnote\w*|delete|thematicBreak)$/.test(node.type))
          faults.push(`${path}: ${node.type} ${words}`);
        if (node.type === 'heading' && !headings.has(squeezed(words)) && !/^[\w ?:/-]+$/.test(words))
          faults.push(`${path}: heading ${words}`);
        if (node.type === 'link' && !/^(?:https:\/\/|mailto:)/.test(node.url))
          faults.push(`${path}: link ${node.url}`);
        if (node.type === 'link' && node.url.includes(`//${trace}`) && node.url !== words)
          faults.push(`${path}: link ${node.url}`);
        if (node.type === 'table') {
          const widths = new Set(node.children.map((row) => row.children.length));
          if (widths.size !== 1)
            faults.push(`${path}: a table of rows with ${[...widths].join(' and ')} cells`);
        }
      }
    }
    expect(faults).toEqual([]);
  });

  test('CSV has the same fields for two parsers, and none that a spreadsheet would run', () => {
    const records = csvRecords(site.read('api/models.csv'));
    const { models: loaded } = loadCatalog({ file });
    const names = new Map(loaded.map(({ id, name }) => [id, name]));
    expect(new Set(records.map(({ id }) => id)).size).toBe(models);
    for (const record of records) {
      const name = names.get(record.id ?? '') ?? '';
      expect([name, `'${name}`]).toContain(record.name);
    }
    for (const path of ending('.csv')) {
      const rows = csvRecords(site.read(path).replace(/^\uFEFF/, ''));
      expect([path, rows.length]).not.toEqual([path, 0]);
      for (const [column, value] of rows.flatMap((row) => Object.entries(row)))
        if (!['id', 'replacement', 'traceKey'].includes(column))
          expect(value, path).not.toMatch(/^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/);
      if (!hasPython()) continue;
      const script =
        'import csv,sys,json;print(json.dumps(list(csv.DictReader(open(sys.argv[1],newline="",encoding="utf-8-sig")))))';
      const { stdout } = spawnSync('python3', ['-c', script, join(dist, path)], {
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      });
      expect(JSON.parse(stdout), path).toEqual(rows);
    }
  });

  test('JSON is JSON, and names each model as the catalog does', () => {
    for (const path of ending('.json'))
      expect(() => JSON.parse(site.read(path)) as unknown, path).not.toThrow();
    const { models: listed } = JSON.parse(site.read('api/models.json')) as {
      models: readonly { id: string; name: string }[];
    };
    expect(listed.map(({ id, name }) => [id, name])).toEqual(
      loadCatalog({ file }).models.map(({ id, name }) => [id, name]),
    );
  });

  test('names that are written from right to left move nothing around them', () => {
    const pages = ending('.html').map((path) => site.read(path));
    expect(pages.filter((html) => html.includes('<bdi>דגם 3.5</bdi>')).length).toBeGreaterThan(1);
    expect(pages.filter((html) => /<title>[^<]*\u2068[\u0590-\u06FF]/.test(html)).length).toBeGreaterThan(1);
  });

  test('a share image has no letter that its font has not', () => {
    const shown = loadCatalog({ file }).models.map(({ name, slug, fileStem }) => {
      const page = site.read(`q/${slug}-pricing/index.html`);
      const image = /<meta property="og:image" content="[^"]*?\/(og\/[^"]+)"/.exec(page)?.[1] ?? '';
      expect(site.files).toContain(image);
      return { name, isOwn: image === `og/${fileStem}.png`, isOfSite: image === 'og/site.png' };
    });
    const drawn = shown.filter(({ isOwn }) => isOwn).map(({ name }) => name);
    const notDrawn = shown.filter(({ isOfSite }) => isOfSite).map(({ name }) => name);
    expect(drawn.length + notDrawn.length).toBe(models);
    const unwritten = /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Common}\p{Cf}]/u;
    expect(drawn.filter((name) => unwritten.test(name))).toEqual([]);
    expect(drawn.some((name) => name.includes('Модель ₹'))).toBe(true);
    for (const sign of ['文', 'ن', 'ד']) expect(notDrawn.some((name) => name.includes(sign))).toBe(true);
  });

  test('what checks have recorded is told where readers look for it', () => {
    for (const path of [
      'verification.md',
      'changes.md',
      'changes.json',
      'api/history.json',
      'api/history.csv',
    ])
      expect(site.read(path).includes(trace), path).toBe(true);
    // Who says that a price has changed: each text once.
    const { items } = JSON.parse(site.read('changes.json')) as { items: readonly { content_text: string }[] };
    const told = items.map((item) => squeezed(item.content_text)).join('');
    expect(tried['⟦text⟧'].inert.filter((text) => !told.includes(squeezed(text)))).toEqual([]);
  });

  test('feeds say what their pages say', () => {
    for (const name of ['changes', 'new-models', 'deprecations']) {
      const rss = parseRssFeed(site.read(`${name}.xml`));
      const json = JSON.parse(site.read(`${name}.json`)) as {
        items: readonly { title: string; content_text: string }[];
      };
      expect((rss.items ?? []).map(({ title }) => title)).toEqual(json.items.map(({ title }) => title));
      expect((rss.items ?? []).map(({ description }) => description)).toEqual(
        json.items.map((item) => item.content_text),
      );
    }
  });

  test('code is code', () => {
    const faults: string[] = [];
    for (const path of ending('.mts')) {
      const { diagnostics = [] } = ts.transpileModule(site.read(path), {
        reportDiagnostics: true,
        fileName: path,
      });
      if (diagnostics.length > 0) faults.push(path);
    }
    for (const path of ending('.py'))
      pythonParser
        .parse(site.read(path))
        .iterate({ enter: ({ type }) => void (type.isError && faults.push(path)) });
    const shell = spawnSync(
      'bash',
      ['-c', 'for file in "$@"; do bash -n "$file" || exit 1; done', 'bash', ...ending('.sh')],
      {
        cwd: dist,
        encoding: 'utf8',
      },
    );
    expect([...faults, shell.stderr]).toEqual(['']);
    expect(ending('.sh').length).toBeGreaterThan(models / 4);
  });

  describe('in a browser that forbids nothing', () => {
    let browser: Browser;
    let context: BrowserContext;
    let server: StaticServer;
    const foreign: string[] = [];

    beforeAll(async () => {
      [browser, server] = await Promise.all([sharedBrowser(), serveDirectory(dist, { port: 0 })]);
      context = await browser.newContext({ bypassCSP: true });
      context.on('request', (request) => {
        if (!request.url().startsWith(server.url) && !request.url().startsWith('data:'))
          foreign.push(request.url());
      });
      context.on('dialog', (dialog) => foreign.push(dialog.message()));
    });
    afterAll(async () => {
      await closePages(browser);
      await server.close();
    });

    test('XML is well-formed', async () => {
      const page = await context.newPage();
      for (const path of ending('.xml')) {
        const fault = await page.evaluate(
          (text) =>
            new DOMParser().parseFromString(text, 'application/xml').querySelector('parsererror')
              ?.textContent ?? '',
          site.read(path),
        );
        expect([path, fault]).toEqual([path, '']);
      }
      await page.close();
    });

    test('every share image is one', async () => {
      const page = await context.newPage();
      await page.goto(`${server.url}/404.html`);
      const images = ending('.png').filter((path) => path.startsWith('og/'));
      expect(images.length).toBeGreaterThan(models / 2);
      const faults = await page.evaluate(async (paths) => {
        const look = async (path: string) => {
          const image = new Image();
          image.src = `/${path}`;
          await image.decode().catch(() => undefined);
          return image.naturalWidth === 1200 && image.naturalHeight === 630 ? [] : [path];
        };
        return (await Promise.all(paths.map(look))).flat();
      }, images);
      expect(faults).toEqual([]);
      await page.close();
    });

    test('no page has an element, an attribute or an address out of a text', async () => {
      const page = await context.newPage();
      await page.goto(`${server.url}/404.html`);
      const faults: string[] = [];
      for (const path of ending('.html')) {
        const found = await page.evaluate(
          ([html, mark]) => {
            const parsed = new DOMParser().parseFromString(html, 'text/html');
            const wrong: string[] = [];
            for (const element of parsed.querySelectorAll('*')) {
              const { localName } = element;
              if (
                localName.startsWith(mark) ||
                ['iframe', 'object', 'embed', 'base', 'marquee'].includes(localName)
              )
                wrong.push(localName);
              if (localName === 'script' && element.getAttribute('type') === 'application/ld+json')
                JSON.parse(element.textContent);
              for (const { name, value } of element.attributes)
                if (
                  name.startsWith('on') ||
                  name.includes(mark) ||
                  (['href', 'src', 'action', 'formaction'].includes(name) &&
                    /^\s*(?!https?:|mailto:)\w+:/i.test(value))
                )
                  wrong.push(`${localName} ${name}=${value}`);
            }
            return wrong;
          },
          [site.read(path), trace] as const,
        );
        faults.push(...found.map((fault) => `${path}: ${fault}`));
      }
      expect(faults).toEqual([]);
      await page.close();
    });

    test('nothing runs, nothing is fetched, and the tools show names as words', async () => {
      const page = await context.newPage();
      // The same page of another model runs nothing else.
      const opened = ending('index.html').filter(
        (path, index) => isWhole || !path.startsWith('q/') || index % 4 === 0,
      );
      const pages = [
        ...opened.map((path) => `/${path.slice(0, -'index.html'.length)}`),
        '/calculator/?model=acme/m0',
        '/compare/?models=acme/m0,acme/m5',
        '/models/?q=pwn',
      ];
      const pwned: string[] = [];
      const look = async (path: string) => {
        const found = await page.evaluate(
          (mark) =>
            '__pwned' in window ||
            document.querySelector(`${mark}, [${mark}], [onerror], [onload], [onfocus]`) !== null,
          trace,
        );
        if (found) pwned.push(path);
      };
      for (const path of pages) {
        await page.goto(server.url + path);
        for (const tool of await page.locator('[data-tool]:visible').all())
          await tool.dispatchEvent('pointerenter');
        await look(path);
      }
      // The list of what was found has names, providers and kinds.
      await page.goto(server.url);
      await page.keyboard.press('/');
      const dialog = page.locator('dialog[open] input');
      await dialog.waitFor();
      for (const words of ['img', 'script', 'pwn', 'm0']) {
        await dialog.fill(words);
        await page.locator('dialog [role=option]').first().waitFor();
        await look(`the search for ${words}`);
      }
      expect({ pwned, foreign }).toEqual({ pwned: [], foreign: [] });
      await page.close();
    });
  });
});
