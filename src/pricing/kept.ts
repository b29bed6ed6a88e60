/**
 * Answers that are worked out once and kept: in a catalog of thousands, every page asks about all models. This is the
 * one way to do so. What depends on a site or a catalog is kept by {@link keptPer} it, so that two sites never share an
 * answer, and the answers go when the site does; about two things, one `keptPer` gives another:
 *
 * ```ts
 * const daysOf = keptPer((site: Site) => keptPer((model: Model) => latest(site, model)));
 * daysOf(site)(model);
 * ```
 */

/** The same function, which remembers what it has answered. Use it for what lives as long as its answers. */
export function kept<A extends readonly string[], T>(answer: (...question: A) => T): (...question: A) => T {
  const answers = new Map<string, T>();
  return (...question) => {
    // No part of a key, an id or a date contains a line break.
    const name = question.join('\n');
    const earlier = answers.get(name);
    if (earlier !== undefined || answers.has(name)) return earlier as T;
    const fresh = answer(...question);
    answers.set(name, fresh);
    return fresh;
  };
}

/**
 * The same for questions about a thing that never changes: the answers go when the thing does.
 * @param answer everything it depends on is the subject or a part of the question
 */
export function keptPer<K extends object, A extends readonly string[], T>(
  answer: (subject: K, ...question: A) => T,
): (subject: K, ...question: A) => T {
  const answers = new WeakMap<K, (...question: A) => T>();
  return (subject, ...question) => {
    let ofSubject = answers.get(subject);
    if (ofSubject === undefined) {
      ofSubject = kept((...asked: A) => answer(subject, ...asked));
      answers.set(subject, ofSubject);
    }
    return ofSubject(...question);
  };
}
