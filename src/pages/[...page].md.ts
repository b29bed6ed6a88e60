import type { APIRoute } from 'astro';
import { allTwins } from '#views/whole/routes.ts';

/** The Markdown twin of every page. */
export function getStaticPaths() {
  return [...allTwins()].map(([file, { text }]) => ({
    params: { page: file.slice(0, -'.md'.length) },
    props: { text },
  }));
}

export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
