import type { Host } from '../host.ts';
import { caddy } from './caddy.ts';
import { cloudflare } from './cloudflare.ts';
import { githubPages } from './github-pages.ts';
import { netlify } from './netlify.ts';
import { nginx } from './nginx.ts';
import { vercel } from './vercel.ts';

/** Every kind of host that the site knows, by the name of the command. */
export const hosts = {
  cloudflare,
  netlify,
  vercel,
  pages: githubPages,
  nginx,
  caddy,
} satisfies Record<string, Host>;

export type HostName = keyof typeof hosts;

export const hostNames = Object.keys(hosts) as HostName[];
