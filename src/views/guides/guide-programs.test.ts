import { expect, test } from 'vitest';
import { programFingerprint, type ProgramRun } from '#catalog/records/example-evidence.ts';
import { readGuide } from '#guides/guide.ts';
import { createSite, type Site } from '#views/site.ts';
import { testSite } from '#views/test-site.ts';
import { guidesLeftOut, guidesOf } from './guide-list.ts';
import { guideMarkdown } from './guide-page.ts';

const text = 'package main // calls "maker/talk"\n';
const lines = { install: 'go get some.example/module', run: 'go run chat.go' };
const guide = readGuide(
  'content/guides/mine.mdx',
  `---\ntitle: Mine\ndescription: Of mine.\norder: 1\n---\n\n<Program file="chat.go" model="maker/talk" install="${lines.install}" run="${lines.run}"/>\n`,
);
const run: ProgramRun = {
  text: programFingerprint({ ...lines, text }),
  date: '2026-11-20',
  with: { 'some.example/module': 'v1.2.3', Go: '1.26.8' },
};

function siteWith(programs: Record<string, string>, runs: Record<string, ProgramRun>): Site {
  const { catalog, date } = testSite('');
  const exampleEvidence = {
    gateway: catalog.gateway.url,
    date: '2026-11-19',
    skeletons: ['0'.repeat(16)],
    programs: runs,
  };
  const more = { guides: [guide], programs: new Map(Object.entries(programs)), exampleEvidence };
  return createSite(catalog, undefined, date, [], more);
}

test('a program that was run as it stands is shown with its lines, and with what it was run with', () => {
  const site = siteWith({ 'chat.go': text }, { 'chat.go': run });
  expect(guidesLeftOut(site)).toEqual([]);
  const twin = guideMarkdown(site, guide).text;
  expect(twin).toContain(
    '```bash\ngo get some.example/module\n# save the code below as chat.go\ngo run chat.go\n```',
  );
  expect(twin).toContain(`\`\`\`go\n${text}\`\`\``);
  expect(twin).toContain(
    'Run on 20 November 2026 with these commands and some.example/module v1.2.3 and Go 1.26.8, against a mock of the API, not Testgate itself.',
  );
});

test.each<[string, Record<string, string>, Record<string, ProgramRun>]>([
  ['has changed since it was run', { 'chat.go': `${text}\n` }, { 'chat.go': run }],
  ['is installed by another line', { 'chat.go': text }, { 'chat.go': { ...run, text: 'f'.repeat(16) } }],
  ['was never run', { 'chat.go': text }, {}],
  ['is not there', {}, { 'chat.go': run }],
  ['calls another model', { 'chat.go': text.replace('talk', 'walk') }, { 'chat.go': run }],
])('a guide whose program %s is left out', (_, programs, runs) => {
  const site = siteWith(programs, runs);
  expect(guidesOf(site)).toEqual([]);
  expect(guidesLeftOut(site)).toEqual([
    'Guide "mine" is left out: test.yaml has no run of chat.go as it stands (examples.lock.json).',
  ]);
});
