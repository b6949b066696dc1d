import { useTranslation } from 'react-i18next'
import { useApplication } from '../../frame/application.ts'
import { usePreferences } from '../../frame/usePreferences.ts'
import { Button } from '../../parts/Button.tsx'

/** Turns the window to the other language before anybody is known; a person's own choice takes its place at signing in. */
export function OtherLanguage() {
  const { t } = useTranslation()
  const application = useApplication()
  const setPreferences = usePreferences(application)
  const other = application.language === 'en' ? 'fa' : 'en'
  return (
    <Button look="quiet" size="small" onPress={() => setPreferences({ language: other })}>
      {t(`language.${other}`)}
    </Button>
  )
}
