/** What a tool's module offers. */
export interface Tool {
  /** Takes the element over. @param cause the event by which the reader reached for it, when there was one */
  start(element: HTMLElement, cause?: Event): void | Promise<void>;
}
