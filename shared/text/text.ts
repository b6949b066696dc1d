/** A sentence of the study in its languages (ODM TranslatedText). English is always there; others fall back to it. */
export interface Text {
  readonly en: string
  readonly fa?: string
}

/** The sentence in the asked language, in English when it has none. */
export function inLanguage(text: Text, language: 'en' | 'fa'): string {
  return (language === 'fa' ? text.fa : undefined) ?? text.en
}
