/** Gives the page a tool's style sheet; a strict Content-Security-Policy allows this, unlike a `<style>` element. */
export function addStyles(text: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}
