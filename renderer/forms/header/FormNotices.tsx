import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressKey } from '../../../shared/form/address.ts'
import { findItem } from '../../../shared/form/items.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { ask } from '../../ask/ask.ts'
import { useApplication } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Note } from '../../parts/Note.tsx'
import { stampText } from '../../text/format.ts'
import { EntryNotice } from '../entries/EntryNotice.tsx'
import { FormSignatures } from './FormSignatures.tsx'
import { FindingNote } from '../parts/FindingNote.tsx'
import { findingsOfForm, stillAsks } from '../parts/findings.ts'
import { WaitingQueries } from '../queries/WaitingQueries.tsx'
import type { FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'

interface FormNoticesProps {
  readonly session: FormSession
  readonly onGo: (key: string) => void
}

/** What must be said about the whole form, before its items. */
export function FormNotices({ session, onGo }: FormNoticesProps) {
  const { t } = useTranslation()
  const state = useFormState(session)
  const { view, tried } = state
  const ofTheForm = findingsOfForm(state)
  return (
    <>
      {view.notDone !== null && (
        <Note tone="info" title={t('form.notDoneTitle')}>
          {view.notDone}
        </Note>
      )}
      {view.frozen && <Note tone="info">{t('form.frozen')}</Note>}
      {view.struck && <Note tone="info">{t('form.struck')}</Note>}
      <EntryNotice session={session} />
      {view.draft && !view.draft.mine && !view.doubleEntry && <DraftByOther session={session} />}
      <FormSignatures session={session} />
      <WaitingQueries session={session} address={null} />
      {ofTheForm.map((finding) => (
        <FindingNote key={finding.check + finding.message} session={session} finding={finding} />
      ))}
      {tried && <StillOpen session={session} onGo={onGo} />}
    </>
  )
}

const MOST_NAMED = 12

/** After a try to complete: what is in the way, each one click away. */
function StillOpen({ session, onGo }: FormNoticesProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const { view } = useFormState(session)
  const asked = view.findings.filter((finding) => finding.address && finding.check !== 'open' && stillAsks(finding))
  const keys = [...new Set([...view.open, ...asked.flatMap(({ address }) => address ?? [])].map(addressKey))]
  if (keys.length === 0) return null
  const addresses = new Map(
    [...view.open, ...asked.flatMap(({ address }) => address ?? [])].map((one) => [addressKey(one), one]),
  )
  return (
    <Note tone="amber" urgent title={t('form.stillOpen', { count: keys.length })}>
      <ul className="still-open">
        {keys.slice(0, MOST_NAMED).map((key) => {
          const address = addresses.get(key)
          const item = address && findItem(session.definition, address)?.item
          const number = item?.type === 'score' ? `${item.number}. ` : ''
          return (
            <li key={key}>
              <Button look="quiet" size="small" onPress={() => onGo(key)}>
                {number}
                {item ? inLanguage(item.label, language) : key}
              </Button>
            </li>
          )
        })}
        {keys.length > MOST_NAMED && <li className="soft">{t('form.andMore', { count: keys.length - MOST_NAMED })}</li>}
      </ul>
    </Note>
  )
}

function DraftByOther({ session }: { readonly session: FormSession }) {
  const { t } = useTranslation()
  const { view } = useFormState(session)
  const [error, setError] = useState<unknown>(null)
  const { draft } = view
  if (!draft) return null
  const takeOver = () => ask('forms.takeOver', { formId: session.formId }).then((next) => session.load(next), setError)
  return (
    <>
      <Note
        tone="amber"
        title={t('form.draftByOther', { name: draft.by })}
        actions={view.may.write && <Button onPress={() => void takeOver()}>{t('form.takeOver')}</Button>}
      >
        {t('form.draftByOtherText', { since: stampText(draft.since) })}
      </Note>
      <ErrorNote error={error} />
    </>
  )
}
