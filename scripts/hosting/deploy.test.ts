/** Deploys of a small site: to a server in a folder, and to a repository in another. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readManifest, writeManifest } from '../lib/manifest.ts';
import { filesIn } from '../lib/output-folder.ts';
import { serveDirectory } from '../lib/static-server.ts';
import { readBuiltSite } from './built-site.ts';
import { putTogether, requireDeployable, rollbackStep, runStep, shown, targets } from './deploy.ts';
import { headerRules, hostingOf, printHeaders } from './description.ts';
import { diffSites } from './diff.ts';
import { verifyFolder, verifyUrl } from './verify.ts';

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'ratecard-deploy-test-'));
});
afterEach(() => {
  rmSync(place, { recursive: true });
});

interface Made {
  readonly prices?: Record<string, string>;
  readonly asset?: string;
  readonly title?: string;
  readonly url?: string;
}

/** A site of a few files. */
function made(
  name: string,
  { prices = {}, asset = 'a', title = 'Home', url = 'https://gateway.example/' }: Made = {},
) {
  const folder = join(place, name);
  const files: Record<string, string> = {
    'index.html': `<title>${title}</title>${'x'.repeat(2000)}`,
    'q/index.html': '<title>Q</title>',
    '404.html': '<title>None</title>',
    'robots.txt': 'User-agent: *\nAllow: /\n',
    'llms.txt': 'text',
    [`_astro/${asset}.js`]: asset,
    _headers: printHeaders(headerRules(hostingOf(url, { files: [`_astro/${asset}.js`] }))),
    'api/models.json': JSON.stringify({
      models: [
        {
          id: 'acme/chat',
          priceStatus: 'priced',
          prices: Object.entries(prices).map(([key, amount]) => ({ key, amount, unit: '1M tokens' })),
        },
      ],
    }),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  writeManifest(folder, filesIn(folder));
  return readBuiltSite(folder, { siteUrl: url });
}

let day = 1;
async function deploy(site: ReturnType<typeof made>, home: string): Promise<void> {
  const stage = mkdtempSync(join(place, 'stage-'));
  putTogether(site, targets.server.host, stage);
  const now = new Date(Date.UTC(2026, 0, day++));
  for (const step of targets.server.steps(site, { to: home, now })) await runStep(step, stage);
}

describe('a server', () => {
  const home = () => join(place, 'home');
  const releases = () => readdirSync(join(home(), 'releases')).sort();
  const served = () => join(home(), 'current');

  test('switches to a release, keeps three, and serves the assets of the one before', async () => {
    for (const asset of ['a', 'b', 'c', 'd', 'e']) {
      await deploy(made(`site-${asset}`, { asset }), home());
      expect(readFileSync(join(served(), '_astro', `${asset}.js`), 'utf8')).toBe(asset);
    }
    expect(releases()).toHaveLength(3);
    // Of the release before, and of none before that.
    expect(readdirSync(join(served(), '_astro')).sort()).toEqual(['d.js', 'e.js']);
    const { differences } = verifyFolder(served(), readManifest(served()));
    expect(differences).toEqual([]);
    const page = readFileSync(join(served(), 'index.html'));
    expect(gunzipSync(readFileSync(join(served(), 'index.html.gz'))).equals(page)).toBe(true);
  });

  test('goes back to the release before, as often as there is one', async () => {
    for (const asset of ['a', 'b', 'c']) await deploy(made(`site-${asset}`, { asset }), home());
    for (const asset of ['b', 'a']) {
      await runStep(rollbackStep({ to: home(), now: new Date() }), place);
      expect(readdirSync(join(served(), '_astro'))).toContain(`${asset}.js`);
      expect(verifyFolder(served(), readManifest(served())).differences).toEqual([]);
    }
    await expect(runStep(rollbackStep({ to: home(), now: new Date() }), place)).rejects.toThrow(
      'ended with 1',
    );
  });

  test('a path of the host keeps its place', async () => {
    const url = 'https://gateway.example/docs/prices/';
    for (const asset of ['a', 'b']) await deploy(made(`below-${asset}`, { asset, url }), home());
    expect(readdirSync(join(served(), 'docs/prices/_astro')).sort()).toEqual(['a.js', 'b.js']);
  });

  test('what did not arrive whole, or meets another deploy, changes nothing', async () => {
    await deploy(made('site-a'), home());
    const before = readlinkSync(served());
    const next = made('site-b', { asset: 'b' });
    const stage = mkdtempSync(join(place, 'stage-'));
    putTogether(next, targets.server.host, stage);
    rmSync(join(stage, 'dist/llms.txt'));
    const steps = targets.server.steps(next, { to: home(), now: new Date(Date.UTC(2027, 0, 1)) });
    for (const step of steps) await expect(runStep(step, stage)).rejects.toThrow('ended with 1');
    expect(readlinkSync(served())).toBe(before);
    expect(releases()).toHaveLength(1);

    const holder = spawn('flock', [join(home(), '.lock'), 'sh', '-c', 'echo held; read x'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    await expect(deploy(next, home())).rejects.toThrow('ended with 1');
    holder.stdin.end();
    await new Promise((resolve) => holder.once('close', resolve));
    expect(readlinkSync(served())).toBe(before);
    await deploy(next, home());
    expect(releases()).toHaveLength(2);
  });

  test('elsewhere it is reached by ssh, every word quoted; an address that is none is refused', () => {
    const site = made('site');
    const [step = { program: '', args: [] }] = targets.server.steps(site, {
      to: 'me@host:/srv/it’s "here"',
      now: new Date(0),
    });
    expect(step.program).toBe('ssh');
    expect(step.args[0]).toBe('me@host');
    expect(step.args[1]).toMatch(
      /^sh '-c' '.*'receive' '\/srv\/it’s "here"' '19700101T000000Z-[\da-f]{8}' '\d+' '\/'$/s,
    );
    expect(shown(step)).toMatch(
      /^tar -C dist -cf - \. \| ssh me@host release\.sh receive \/srv\/it’s "here" \S+ \d+ \/$/,
    );
    for (const to of [undefined, 'relative/folder', '-oProxyCommand=x:/srv'])
      expect(() => targets.server.steps(site, { to, now: new Date(0) })).toThrow('Where is the site served?');
  });
});

test('Pages get one commit with all files, and the name of the host', async () => {
  const repository = join(place, 'pages.git');
  execFileSync('git', ['init', '--quiet', '--bare', repository]);
  for (const asset of ['a', 'b']) {
    const site = made(`site-${asset}`, { asset });
    const stage = mkdtempSync(join(place, 'stage-'));
    putTogether(site, targets.pages.host, stage);
    const steps = targets.pages.steps(site, { remote: repository, now: new Date(0) });
    for (const step of steps) await runStep(step, stage);
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8' }).trim();
    expect(git('rev-list', '--count', 'gh-pages')).toBe('1');
    expect(git('show', 'gh-pages:CNAME')).toBe('gateway.example');
    expect(git('ls-tree', '-r', '--name-only', 'gh-pages').split('\n')).toEqual(
      expect.arrayContaining(['.nojekyll', `_astro/${asset}.js`, 'manifest.json']),
    );
  }
  const own = made('own', { url: 'https://me.github.io/prices/' });
  const stage = mkdtempSync(join(place, 'stage-'));
  putTogether(own, targets.pages.host, stage);
  expect(existsSync(join(stage, 'dist/index.html'))).toBe(true);
  expect(existsSync(join(stage, 'dist/CNAME'))).toBe(false);
});

test('below a path, the files for hosts stand at the root of what is uploaded', () => {
  const site = made('below', { url: 'https://gateway.example/docs/prices/' });
  for (const { host } of [targets.cloudflare, targets.netlify]) {
    const stage = mkdtempSync(join(place, 'stage-'));
    putTogether(site, host, stage);
    expect(filesIn(join(stage, 'dist'))).toEqual(
      expect.arrayContaining(['_headers', 'robots.txt', 'docs/prices/index.html']),
    );
    expect(readdirSync(stage)).toHaveLength(2);
  }
});

test('what is damaged is not uploaded', () => {
  const site = made('site');
  expect(() => {
    requireDeployable(site, targets.server.host);
  }).not.toThrow();
  writeFileSync(join(site.folder, 'index.html'), 'other');
  rmSync(join(site.folder, 'llms.txt'));
  writeFileSync(join(site.folder, 'notes.txt'), 'mine');
  expect(() => {
    requireDeployable(site, targets.server.host);
  }).toThrow(
    'index.html is another than was built.\nllms.txt is missing.\nnotes.txt is there, and was not built.\nNothing was uploaded.',
  );
});

test('a copy on the web is compared file by file, with its headers', async () => {
  const site = made('site');
  const headers = readFileSync(join(site.folder, '_headers'), 'utf8');
  const manifest = readManifest(site.folder);
  const server = await serveDirectory(site.folder, { port: 0 });
  try {
    const look = () => verifyUrl(`${server.url}/`, manifest, headers);
    // Our own server is for looking at a site on one machine, and hides nothing.
    const served = '_headers is served, and is for the host alone.';
    expect(await look()).toEqual({ files: Object.keys(manifest).length, differences: [served] });
    writeFileSync(join(site.folder, 'q/index.html'), 'other');
    rmSync(join(site.folder, 'llms.txt'));
    rmSync(join(site.folder, '_headers'));
    const { differences } = await look();
    expect(differences).toContain('q/index.html is another than was built.');
    expect(differences).toContain('llms.txt: /llms.txt is answered with 404 instead of 200.');
    expect(differences).toContain(
      'The first page is sent with X-Frame-Options: (nothing); it should be DENY',
    );
  } finally {
    await server.close();
  }
});

test('what differs between two sites is told, prices first', () => {
  const before = made('before', { prices: { 'acme/chat#input': '2.50', 'acme/chat#output': '10' } });
  const after = made('after', {
    prices: { 'acme/chat#input': '3.00', 'acme/chat#cacheRead': '0.30' },
    title: 'A | &lt;b> `new`',
    asset: 'b',
  });
  writeFileSync(join(after.folder, 'q/index.html'), `<title>Q</title>${'y'.repeat(1500)}`);
  writeManifest(
    after.folder,
    filesIn(after.folder).filter((file) => file !== 'manifest.json'),
  );
  const text = diffSites(before.folder, after.folder);
  expect(text.slice(text.indexOf('### Prices'))).toBe(`### Prices: 3

| Price | Before | After |
| --- | --- | --- |
| \`acme/chat#cacheRead\` | – | \`0.30 per 1M tokens\` |
| \`acme/chat#input\` | \`2.50 per 1M tokens\` | \`3.00 per 1M tokens\` |
| \`acme/chat#output\` | \`10 per 1M tokens\` | – |

### Titles: 1

| Page | Before | After |
| --- | --- | --- |
| \`/\` | \`Home\` | \`\` A \\| &lt;b> \`new\` \`\` |

### Sizes, in bytes: 1

| File | Before | After |
| --- | --- | --- |
| \`q/index.html\` | 16 | 1,516 |
`);
  expect(diffSites(before.folder, before.folder)).toBe('The two sites are the same, byte for byte.\n');
});
