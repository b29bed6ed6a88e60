/** How a built site gets to a host: what is checked, what is put together, which commands upload it. */
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manifestFile, readManifest } from '../lib/manifest.ts';
import { filesIn } from '../lib/output-folder.ts';
import { beyondLimits, HostingError, rootSnippets, type BuiltSite } from './built-site.ts';
import type { Host } from './host.ts';
import { hosts } from './hosts/index.ts';
import { verifyFolder } from './verify.ts';

/** Programs of hosts, fetched by npx at these versions. */
const wrangler = 'wrangler@4.164.0';
const netlifyCli = 'netlify-cli@27.10.2';

/** What no program of a host shall report. */
const quiet = { WRANGLER_SEND_METRICS: 'false', DO_NOT_TRACK: '1', NEXT_TELEMETRY_DISABLED: '1' };

/** One program that is run, in the folder that was put together. */
export interface Step {
  readonly program: string;
  readonly args: readonly string[];
  /** What is shown in place of its arguments. */
  readonly label?: string;
  /** Another program, whose output it reads. */
  readonly from?: Step;
}

export interface Target {
  readonly host: Host;
  /** @param stage where `site` is the folder to upload, and the host's own files stand beside it */
  readonly steps: (site: BuiltSite, options: DeployOptions) => readonly Step[];
}

export interface DeployOptions {
  /** Of a server: `/srv/site` here, or `user@host:/srv/site`. */
  readonly to?: string | undefined;
  /** Of Pages: the repository that the branch is pushed to, by its address or a name that git knows here. */
  readonly remote?: string | undefined;
  /** When it is uploaded; releases are named after it. */
  readonly now: Date;
}

/** Below what is put together: what is uploaded. */
const uploaded = 'dist';

export const targets = {
  server: {
    host: hosts.nginx,
    steps: (site, options) => [
      {
        ...onServer(
          options.to,
          'receive',
          releaseId(site, options.now),
          String(site.files.size),
          site.hosting.base,
        ),
        from: { program: 'tar', args: ['-C', uploaded, '-cf', '-', '.'] },
      },
    ],
  },
  cloudflare: {
    host: hosts.cloudflare,
    steps: () => [{ program: 'npx', args: ['--yes', wrangler, 'deploy', '--config', 'wrangler.jsonc'] }],
  },
  netlify: {
    host: hosts.netlify,
    steps: () => [
      { program: 'npx', args: ['--yes', netlifyCli, 'deploy', '--prod', '--no-build', `--dir=${uploaded}`] },
    ],
  },
  pages: {
    host: hosts.pages,
    // One commit without a past takes the place of the one before: the host never has half of either.
    steps: (_, { remote = 'origin', now }) => {
      const git = (...args: string[]) => ({ program: 'git', args: ['-C', uploaded, ...args] });
      const who = ['-c', 'user.name=deploy', '-c', 'user.email=deploy@localhost'];
      return [
        git('init', '--quiet', '--initial-branch=gh-pages'),
        git('add', '--all', '--force'),
        git(...who, 'commit', '--quiet', `--message=Publish the site of ${now.toISOString()}`),
        git('push', '--force', '--quiet', repositoryOf(remote), 'gh-pages'),
      ];
    },
  },
} satisfies Record<string, Target>;

export type TargetName = keyof typeof targets;

export const targetNames = Object.keys(targets) as TargetName[];

/** Where a name leads that git knows in the working directory. @throws HostingError when it knows none */
function repositoryOf(remote: string): string {
  if (/[/:]/.test(remote)) return remote;
  try {
    return execFileSync('git', ['remote', 'get-url', remote], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    throw new HostingError(
      `git knows no ${remote} here.\n  → Name the repository: --remote git@github.com:owner/name.git`,
    );
  }
}

/** By the time, and by what is in it. */
function releaseId({ folder }: BuiltSite, now: Date): string {
  const hash = createHash('sha256')
    .update(readFileSync(join(folder, manifestFile)))
    .digest('hex');
  return `${now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}-${hash.slice(0, 8)}`;
}

const script = readFileSync(fileURLToPath(new URL('release.sh', import.meta.url)), 'utf8');

/**
 * Runs release.sh where the site is served.
 * @param to a folder here, or `user@host:folder`
 * @throws HostingError without one
 */
function onServer(to: string | undefined, action: string, ...args: string[]): Step {
  const [, login, home = to] = /^([^/:]+):(.+)$/.exec(to ?? '') ?? [];
  if (home === undefined || !home.startsWith('/') || login?.startsWith('-') === true)
    throw new HostingError(
      'Where is the site served?\n  → Name the folder of its releases: --to /srv/site, or --to user@host:/srv/site.',
    );
  const words = ['-c', script, 'release', action, home, ...args];
  const label = ['release.sh', action, home, ...args].join(' ');
  if (login === undefined) return { program: 'sh', args: words, label };
  const quoted = words.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`);
  return { program: 'ssh', args: [login, ['sh', ...quoted].join(' ')], label: `${login} ${label}` };
}

/** Goes back to the release before, on a server. */
export function rollbackStep({ to }: DeployOptions): Step {
  return onServer(to, 'rollback');
}

/**
 * Refuses what the host would refuse, or what is not what was built.
 * @throws HostingError with every reason
 */
export function requireDeployable(site: BuiltSite, host: Host): void {
  const { differences } = verifyFolder(site.folder, readManifest(site.folder));
  const reasons = [...beyondLimits(site, host), ...differences];
  if (reasons.length > 0) throw new HostingError(`${reasons.join('\n')}\nNothing was uploaded.`);
}

/**
 * Puts together what is uploaded: the site at its base, and what the host reads at its root.
 * @param hasFunction whether the host's function is among it, which answers for pages where Markdown is asked for
 */
export function putTogether(site: BuiltSite, host: Host, stage: string, hasFunction = false): void {
  const { hosting, folder } = site;
  const top = join(stage, uploaded);
  cpSync(folder, join(top, host.folderOf?.(hosting) ?? hosting.base), { recursive: true });
  const place = { root: '', certificate: '', key: '', hasFunction };
  const own = Object.entries(host === hosts.nginx ? {} : host.files(hosting, place));
  for (const [name, text] of [
    ...Object.entries(host === hosts.nginx ? {} : rootSnippets(site)).map(
      ([name, text]) => [join(uploaded, name), text] as const,
    ),
    ...own.map(([name, text]) => {
      const isUploaded = host.isUploaded === true || hosting.hidden.includes(name);
      return [join(isUploaded ? uploaded : '', name), text] as const;
    }),
  ]) {
    mkdirSync(dirname(join(stage, name)), { recursive: true });
    writeFileSync(join(stage, name), text);
  }
}

/** How a step reads when it is only shown. */
export function shown({ program, args, label, from }: Step): string {
  const words = args.map((arg) => (/^[\w@%+=:,./-]+$/.test(arg) ? arg : JSON.stringify(arg)));
  return `${from === undefined ? '' : `${shown(from)} | `}${program} ${label ?? words.join(' ')}`;
}

/**
 * Runs a step in a folder.
 * @throws HostingError when a program of it fails, or is not there
 */
export async function runStep(step: Step, folder: string): Promise<void> {
  const environment = { ...process.env, ...quiet };
  const run = ({ program, args }: Step, isRead: boolean, isFed: boolean) =>
    spawn(program, [...args], {
      cwd: folder,
      env: environment,
      stdio: [isFed ? 'pipe' : 'ignore', isRead ? 'pipe' : 'inherit', 'inherit'],
    });
  const child = run(step, false, step.from !== undefined);
  const source = step.from && run(step.from, true, false);
  if (source?.stdout && child.stdin) {
    // Whoever reads no more has said why.
    child.stdin.on('error', () => undefined);
    source.stdout.pipe(child.stdin);
  }
  const ended = [
    [step.program, child],
    ...(source === undefined ? [] : [[step.from?.program ?? '', source] as const]),
  ] as const;
  await Promise.all(
    ended.map(
      ([program, one]) =>
        new Promise<void>((resolve, reject) => {
          one.once('error', (error) => {
            reject(new HostingError(`${program} could not be started: ${error.message}`));
          });
          one.once('close', (code) => {
            if (code === 0) resolve();
            else
              reject(new HostingError(`${program} ended with ${String(code)}; what it says stands above.`));
          });
        }),
    ),
  );
}

/** How many files are uploaded. */
export function countUploaded(stage: string): number {
  return filesIn(join(stage, uploaded)).length;
}
