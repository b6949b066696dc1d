import { useTranslation } from 'react-i18next'
import type { ItemAddress } from '../../../shared/form/address.ts'
import type { ItemHistoryEntry } from '../../../shared/ipc/views/form.ts'
import { useAsk } from '../../ask/queries.ts'
import { useApplication } from '../../frame/application.ts'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { RedactButton } from '../../redaction/RedactButton.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import { stampText } from '../../text/format.ts'
import { answerInWords } from '../parts/answerInWords.ts'
import type { FormSession } from '../session.ts'

/** Everything that ever stood in one item, newest first: who, when, what before, what after, why. */
export function ItemHistory({ session, address }: { readonly session: FormSession; readonly address: ItemAddress }) {
  const { t } = useTranslation()
  const { data, error } = useAsk('forms.itemHistory', { formId: session.formId, address })
  if (error) return <ErrorNote error={error} />
  if (!data) return <Waiting />
  if (data.length === 0) return <p className="soft">{t('history.none')}</p>
  return (
    <ol className="history-list">
      {data
        .toSorted((a, b) => b.sequence - a.sequence)
        .map((entry) => (
          <Entry key={entry.sequence} session={session} address={address} entry={entry} />
        ))}
    </ol>
  )
}

interface EntryProps {
  readonly session: FormSession
  readonly address: ItemAddress
  readonly entry: ItemHistoryEntry
}

function Entry({ session, address, entry }: EntryProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const words = (answer: ItemHistoryEntry['old']) =>
    answer ? answerInWords(session, address, answer, language) : t('history.open')
  return (
    <li>
      <p>
        {entry.redacted || entry.masked ? (
          <em className="soft">{entry.redacted ? t('history.redacted') : t('history.masked')}</em>
        ) : (
          <>
            {entry.old && <del className="struck">{words(entry.old)}</del>} <strong>{words(entry.new)}</strong>
          </>
        )}
        {entry.mode === 'bulk' && <span className="small soft"> · {t('history.bulk')}</span>}
      </p>
      {entry.reason && <p className="small">{entry.reason}</p>}
      <p className="small soft">
        {entry.by} · <span className="ltr">{stampText(entry.time)}</span> ·{' '}
        <span className="ltr">#{entry.sequence}</span>
        {entry.check && <span className="ltr"> · {entry.check}</span>}
      </p>
      {entry.observed && (
        <p className="small soft">
          {t('history.observed')} <span className="ltr">{entry.observed.replace('T', ' ')}</span>
        </p>
      )}
      <RedactButton
        sequence={entry.sequence}
        parts={{
          new: entry.new && words(entry.new),
          old: entry.old && words(entry.old),
          reason: entry.reason,
        }}
      />
    </li>
  )
}
