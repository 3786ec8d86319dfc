declare const made: unique symbol

/** Words by names that content chooses. A plain object is none: the type check asks for `glossary` in each language. */
export type Glossary = Readonly<Record<string, string>> & { readonly [made]: true }

/**
 * Words for what content may name as it likes, such as the scale of a mark. Unlike a plain object, it holds nothing but its words: none for
 * `constructor` or `toString`, which content may hold as well.
 */
export const glossary = (words: Record<string, string>): Glossary =>
  Object.assign(Object.create(null) as object, words) as Glossary
