import type { Finding } from '../report.ts';
import { kindOf, type FindingCode } from './finding-table.ts';

/** A finding before it is known where the site lies: `file` is relative to its root. */
export interface SiteFinding {
  readonly code: FindingCode;
  readonly file: string;
  readonly message: string;
  readonly line?: number | undefined;
}

/**
 * @param file relative to the site's root, with "/"
 * @param message what happened, one sentence; `why` and `fix` stand in the table
 */
export function finding(code: FindingCode, file: string, message: string, line?: number): SiteFinding {
  return { code, file, message, line };
}

/** As the reporters take it, its path led by the site's folder. */
export function reportable({ code, file, message, line }: SiteFinding, folder: string): Finding {
  const { severity = 'error', why, fix } = kindOf(code);
  return {
    code,
    severity,
    message,
    why,
    fix,
    file: `${folder.replace(/\/$/, '')}/${file}`,
    ...(line !== undefined && { line }),
  };
}

/** A piece of text for a message: one line, shortened around a place. */
export function excerpt(text: string, start = 0, end = start): string {
  const around = 40;
  const from = Math.max(0, start - around);
  const to = Math.min(text.length, end + around);
  const piece = text.slice(from, to).replaceAll(/\s+/g, ' ').trim();
  return `“${from > 0 ? '…' : ''}${piece}${to < text.length ? '…' : ''}”`;
}
