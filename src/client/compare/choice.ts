/** The chosen models in the page's address, as `compareAddress` writes it: `/compare/?models=a/b,c/d`. */

/** @param search the query of an address @returns ids of models, each once */
export function readChoice(search: string, most: number): string[] {
  const models = new URLSearchParams(search).get('models') ?? '';
  return [...new Set(models.split(',').filter((id) => id !== ''))].slice(0, most);
}
