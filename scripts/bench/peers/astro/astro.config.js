/** Astro as it comes, with one page for each entry of the data. */
export default { outDir: 'out', devToolbar: { enabled: false } };
