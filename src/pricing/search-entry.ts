/** What the search in the browser knows of the site, as `/search.json` has it. */

/** A figure in a result: as it is printed, with its traced key. */
export interface SearchFigure {
  readonly text: string;
  readonly key: string;
}

/** One thing that can be found. */
export interface SearchEntry {
  /** What it is, as a result says it: "Model", "Guide". */
  readonly kind: string;
  readonly title: string;
  readonly path: string;
  /** Of a model: its id. */
  readonly id?: string;
  /** Other ids it is known by. */
  readonly aliases?: readonly string[];
  /** Of a model its provider and its kind, of all else what it is about: words that narrow a search down. */
  readonly about?: readonly string[];
  /** Headings of a page. */
  readonly headings?: readonly string[];
  /** Distinct words of a text. */
  readonly words?: string;
  /** What stands at the end of a result: a price, or how many models there are. */
  readonly note?: readonly (string | SearchFigure)[];
  /**
   * Of a model: where it stands in the list of its kind, cheapest first; 0 when it is free. Without one its price is not
   * known, or it is no longer served.
   */
  readonly place?: number;
  /** Of a model that will go, on which day: "retires 1 December 2026". */
  readonly ends?: string;
  /** No longer served: found last. */
  readonly retired?: true;
}

/** The whole file. */
export interface SearchIndex {
  readonly entries: readonly SearchEntry[];
}
