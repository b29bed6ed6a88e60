import type { APIRoute } from 'astro';
import { traceIndex } from '#views/whole/trace-index.ts';

/** Keys of the figures in outputs that cannot carry them; read by the site check. */
export const GET: APIRoute = () => Response.json(traceIndex());
