import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { may } from '../../shared/roles.ts'
import { useApplication } from '../frame/application.ts'
import { Button } from '../parts/Button.tsx'
import { PrintDialog } from './PrintDialog.tsx'

const KINDS = ['blankCrf', 'annotatedCrf'] as const

/** The study on paper, without data: blank forms and annotated ones. For those who read the record. */
export function PaperSection() {
  const { t } = useTranslation()
  const { person } = useApplication()
  const [open, setOpen] = useState<(typeof KINDS)[number] | null>(null)
  if (!person || !may(person.role, 'record.read')) return null
  return (
    <section className="row" aria-label={t('print.section')}>
      <span className="soft">{t('print.section')}</span>
      {KINDS.map((kind) => (
        <Button key={kind} size="small" onPress={() => setOpen(kind)}>
          {t(`print.${kind}`)}
        </Button>
      ))}
      {open && <PrintDialog what={{ kind: open }} title={t(`print.${open}`)} onClose={() => setOpen(null)} />}
    </section>
  )
}
