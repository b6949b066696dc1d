import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntryState } from '../../../shared/ipc/views/entries.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { ask } from '../../ask/ask.ts'
import { useApplication } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Note } from '../../parts/Note.tsx'
import type { FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'
import { BothEntries } from './BothEntries.tsx'

/** Of a form that two people enter: which entry this is, whose turn it is, and what is possible. */
export function EntryNotice({ session }: { readonly session: FormSession }) {
  const { view } = useFormState(session)
  if (!view.doubleEntry) return null
  return <Said session={session} entry={view.doubleEntry} />
}

function Said({ session, entry }: { readonly session: FormSession; readonly entry: EntryState }) {
  const { t } = useTranslation()
  const { stage, part, number, firstBy, secondBy, others } = entry
  const first = firstBy ?? ''
  const nobody = others === 0 && stage !== 'done' && stage !== 'first'
  const nobodyNote = nobody && (
    <Note tone="amber">{stage === 'resolving' ? t('entries.nobodyThird') : t('entries.nobodySecond')}</Note>
  )
  if (stage === 'done') {
    return secondBy === null ? null : (
      <Note tone="info" actions={<LookAtBoth session={session} />}>
        {t('entries.done', { first, second: secondBy })}
      </Note>
    )
  }
  if (stage === 'resolving') {
    return (
      <>
        <Note tone="amber" title={t('entries.waitsResolving')}>
          {part === 'resolve' ? t('entries.resolveHere') : t('entries.waitResolving')}
        </Note>
        {nobodyNote}
      </>
    )
  }
  if (part === 'enter') {
    return number === 2 ? (
      <Note tone="info" title={t('entries.second')}>
        {t('entries.secondText', { name: first })}
      </Note>
    ) : (
      <Note tone="info" title={t('entries.first')}>
        {t('entries.firstText')}
      </Note>
    )
  }
  return (
    <>
      <Note tone="info" actions={entry.mayTakeOver && <TakeOver session={session} />}>
        {waitingWords()}
        {entry.mayTakeOver && <p className="small soft">{t('entries.takeOverText')}</p>}
      </Note>
      {nobodyNote}
    </>
  )

  function waitingWords(): string {
    if (stage === 'first') return t('entries.waitOther', { name: first })
    if (number === 1) return secondBy ? t('entries.waitSecondBy', { name: secondBy }) : t('entries.waitSecond')
    return secondBy ? t('entries.waitOther', { name: secondBy }) : t('entries.waitSecondForeign')
  }
}

function TakeOver({ session }: { readonly session: FormSession }) {
  const { t } = useTranslation()
  const [error, setError] = useState<unknown>(null)
  const takeOver = () => ask('forms.takeOver', { formId: session.formId }).then((next) => session.load(next), setError)
  return (
    <>
      <Button onPress={() => void takeOver()}>{t('entries.takeOver')}</Button>
      <ErrorNote error={error} />
    </>
  )
}

function LookAtBoth({ session }: { readonly session: FormSession }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button size="small" onPress={() => setOpen(true)}>
        {t('entries.look')}
      </Button>
      {isOpen && (
        <Dialog
          title={t('entries.title', { form: inLanguage(session.definition.name, language) })}
          onClose={() => setOpen(false)}
          size="wide"
        >
          <BothEntries session={session} settle={false} />
        </Dialog>
      )}
    </>
  )
}
