import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './en.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof en }
  }
}

export type Language = 'en' | 'fa'

/** Starts with English, which is complete; other languages are fetched when asked for and fall back to it. */
export function startTexts(): void {
  void i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  })
}

/** Turns the whole window to a language and its reading direction. */
export async function speak(language: Language): Promise<void> {
  if (language === 'fa' && !i18next.hasResourceBundle('fa', 'translation')) {
    const { fa } = await import('./fa.ts')
    i18next.addResourceBundle('fa', 'translation', fa)
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  document.documentElement.dir = language === 'fa' ? 'rtl' : 'ltr'
}
