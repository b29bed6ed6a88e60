/** Packages of tests that carry no types: as much of them as is used. */
declare module '@marbec/web-auto-extractor' {
  export default class WebAutoExtractor {
    constructor(options?: { addLocation?: boolean; embedSource?: readonly string[] });
    parse(html: string): { jsonld: Readonly<Record<string, readonly unknown[]>>; errors: readonly unknown[] };
  }
}

declare module '@adobe/structured-data-validator' {
  export default class Validator {
    constructor(schemaOrg?: { readonly '@graph': readonly object[] });
    validate(extracted: object): Promise<
      readonly {
        readonly issueMessage: string;
        readonly severity: 'ERROR' | 'WARNING';
        readonly path?: readonly { readonly type?: string }[];
      }[]
    >;
  }
}
