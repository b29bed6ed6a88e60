/**
 * Gives the page the styles of a tool, imported as text: `import css from './tool.css?inline'`. They come with the
 * tool's own script; a style sheet imported as such is linked by Astro on every page whose script can ever load the
 * tool. The hosts' Content-Security-Policy allows this, unlike a `<style>` element.
 * @returns the sheet, for rules that depend on what is on the page
 */
export function adoptStyles(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
  return sheet;
}
