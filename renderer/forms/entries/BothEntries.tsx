import { useTranslation } from 'react-i18next'
import { useAsk } from '../../ask/queries.ts'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Waiting } from '../../parts/Waiting.tsx'
import type { FormSession } from '../session.ts'
import { DifferenceRow } from './DifferenceRow.tsx'
import { Settle } from './Settle.tsx'
import '../../parts/Table.css'

/** Both entries of a form side by side: to settle, for whoever may, else to read. */
export function BothEntries({ session, settle }: { readonly session: FormSession; readonly settle: boolean }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useAsk('entries.compare', { formId: session.formId })
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />
  if (!data) return <Waiting />
  if (settle) return <Settle session={session} comparison={data} />
  const { firstBy, secondBy } = data.state
  return (
    <div className="stack">
      <p className="soft">
        {t('entries.differ', { count: data.differences.length })} · {t('entries.agree', { count: data.agreed })}
      </p>
      {data.differences.length > 0 && (
        <div className="table-sheet">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('entries.item')}</th>
                <th scope="col">
                  {t('entries.first')} <bdi>{firstBy}</bdi>
                </th>
                <th scope="col">
                  {t('entries.secondShort')} <bdi>{secondBy}</bdi>
                </th>
                <th scope="col">{t('entries.record')}</th>
              </tr>
            </thead>
            <tbody>
              {data.differences.map((difference) => (
                <DifferenceRow
                  key={JSON.stringify(difference.address)}
                  difference={difference}
                  definition={session.definition}
                  names={{ people: data.people, references: [] }}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
