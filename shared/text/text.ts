/** A sentence of the study in its languages (ODM TranslatedText). The type asks for both: nobody sees a half-translated screen. */
export interface Text {
  readonly en: string
  readonly fa: string
}

/** A sentence in English and in Persian. */
export const words = (en: string, fa: string): Text => ({ en, fa })

/** What is written alike in every language: a unit, a grade, the name of a setting. */
export const same = (text: string): Text => ({ en: text, fa: text })

/** Sentences one after the other. */
export function sentences(...parts: readonly Text[]): Text {
  return listed(parts, ' ')
}

/** Parts joined in each language by its own mark; the Persian one is the English one where it is not given. */
export function listed(parts: readonly Text[], mark: string, persianMark = mark): Text {
  return { en: parts.map(({ en }) => en).join(mark), fa: parts.map(({ fa }) => fa).join(persianMark) }
}

/** The sentence in the asked language. */
export function inLanguage(text: Text, language: 'en' | 'fa'): string {
  return text[language]
}
