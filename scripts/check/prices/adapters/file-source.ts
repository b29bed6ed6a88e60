/** A price source that is one JSON file, published at an address, instead of an installed package. */
import type { SourceAdapter } from '../source.ts';

/** What is known of a copy of the file before it is read. */
export interface FileCopy {
  readonly package: string;
  /** `sha256:` and the first 12 digits of the file's hash: says which copy it was. */
  readonly digest: string;
  /** The UTC day its prices were taken. */
  readonly asOf: string;
}

export interface FileSource {
  /** What readers know it as. */
  readonly title: string;
  /** Where its newest version is published. */
  readonly latest: string;
  /**
   * @param data the parsed file
   * @throws when it does not have the source's shape
   */
  open(data: unknown, copy: FileCopy): SourceAdapter;
}
