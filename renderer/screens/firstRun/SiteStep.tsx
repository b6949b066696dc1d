import { useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.tsx'
import { TextField } from '../../parts/TextField.tsx'

export interface SiteDetails {
  readonly siteName: string
  readonly siteCode: string
  readonly organisation: string
}

interface SiteStepProps {
  readonly site: SiteDetails
  readonly onBack: () => void
  readonly onNext: (site: SiteDetails) => void
}

const CODE = /^[A-Z0-9]{2,6}$/

/** Step one: the hospital. Its code begins every child's number. */
export function SiteStep({ site, onBack, onNext }: SiteStepProps) {
  const { t } = useTranslation()
  const [details, setDetails] = useState(site)
  const [tried, setTried] = useState(false)
  const codeIsGood = CODE.test(details.siteCode)
  const ready = details.siteName.trim() !== '' && codeIsGood && details.organisation.trim() !== ''
  const missing = (text: string) => (tried && text.trim() === '' ? t('field.required') : undefined)
  return (
    <Form
      className="outside-sheet"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (ready) onNext(details)
      }}
    >
      <h1>{t('firstRun.siteTitle')}</h1>
      <TextField
        label={t('firstRun.siteName')}
        value={details.siteName}
        onChange={(siteName) => setDetails({ ...details, siteName })}
        error={missing(details.siteName)}
        autoFocus
      />
      <TextField
        label={t('firstRun.siteCode')}
        help={t('firstRun.siteCodeHelp')}
        width="short"
        value={details.siteCode}
        onChange={(code) => setDetails({ ...details, siteCode: code.toUpperCase() })}
        error={tried && !codeIsGood ? t('firstRun.siteCodeError') : undefined}
      />
      <TextField
        label={t('firstRun.organisation')}
        value={details.organisation}
        onChange={(organisation) => setDetails({ ...details, organisation })}
        error={missing(details.organisation)}
      />
      <div className="row-apart">
        <Button onPress={onBack}>{t('act.back')}</Button>
        <Button look="main" type="submit">
          {t('act.next')}
        </Button>
      </div>
    </Form>
  )
}
