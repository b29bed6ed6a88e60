/** One printed example, and the parts that printers share. */
import type { Gateway } from '#catalog/types.ts';
import { commentText } from './literals.ts';

export interface Example {
  readonly language: 'python' | 'node' | 'curl';
  /** Name of the language as a reader knows it. */
  readonly label: string;
  /** Grammar for highlighting. */
  readonly syntax: 'python' | 'typescript' | 'bash';
  /** File name: "generate-image.py". */
  readonly file: string;
  /** Command that installs what the code imports. */
  readonly install?: string | undefined;
  readonly code: string;
}

/** What `gateway.sdks` may say: the packages and, in words, what they add to the OpenAI SDK. */
interface Sdks {
  readonly python?: string | undefined;
  readonly node?: string | undefined;
  readonly adds?: string | undefined;
}

/** The comment that names the gateway's own SDK, if it has one for the language; else nothing. */
export function sdkComment(gateway: Gateway, language: 'python' | 'node', mark: '#' | '//'): string {
  const sdks: Sdks = gateway.sdks ?? {};
  const sdk = sdks[language];
  if (sdk === undefined) return '';
  const sentence =
    sdks.adds === undefined
      ? `${gateway.name} has an SDK of its own, ${sdk}; this needs only the OpenAI SDK.`
      : `${sdk} adds ${sdks.adds}.`;
  return `${mark} ${commentText(sentence)}\n`;
}
