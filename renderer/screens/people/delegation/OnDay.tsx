import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DayOfPerson } from '../../../../shared/ipc/views/delegation.ts'
import { useAsk } from '../../../ask/queries.ts'
import { CivilDateField } from '../../../parts/CivilDateField.tsx'
import { Empty } from '../../../parts/Empty.tsx'
import { ErrorNote } from '../../../parts/ErrorNote.tsx'
import { Waiting } from '../../../parts/Waiting.tsx'
import { Day } from './Day.tsx'
import '../../../parts/Table.css'

/** Today on this machine. */
const today = () => new Date().toLocaleDateString('sv-SE')

/** Who could do what on a day, read from the trail (R14). */
export function OnDay() {
  const { t } = useTranslation()
  const [day, setDay] = useState<string | null>(today)
  const { data, error, refetch } = useAsk('delegation.onDay', { day: day ?? '' }, { enabled: day !== null })
  return (
    <>
      <p className="soft people-prose">{t('delegation.dayText')}</p>
      <CivilDateField label={t('delegation.day')} value={day} onChange={setDay} />
      <ErrorNote error={error} onRetry={() => void refetch()} />
      {day !== null && !data && !error && <Waiting />}
      {data?.length === 0 && <Empty title={t('delegation.dayNone')}>{t('delegation.dayNoneText')}</Empty>}
      {data && data.length > 0 && (
        <div className="table-sheet">
          <table className="table" aria-label={t('delegation.view.day')}>
            <thead>
              <tr>
                <th scope="col">{t('delegation.person')}</th>
                <th scope="col">{t('account.role')}</th>
                <th scope="col">{t('delegation.task')}</th>
                <th scope="col">{t('people.may')} …</th>
              </tr>
            </thead>
            <tbody>
              {data.map((person) => (
                <Person key={person.userId} person={person} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function Person({ person }: { readonly person: DayOfPerson }) {
  const { t } = useTranslation()
  return (
    <tr>
      <th scope="row">
        <bdi>{person.name}</bdi>
        <span className="small soft account-under account-user">
          <bdi>{person.organisation}</bdi>
        </span>
      </th>
      <td>{person.roles.map((role) => t(`role.${role}`)).join(', ')}</td>
      <td>
        {person.tasks.length === 0 && <span className="faint">{t('delegation.noTask')}</span>}
        <ul>
          {person.tasks.map((task, index) => (
            <li key={index}>
              <bdi>{task.task}</bdi>{' '}
              <span className="small soft">
                {t('delegation.trained')}:{' '}
                {task.trained === null ? t('delegation.notTrained') : <Day day={task.trained} />}
              </span>
            </li>
          ))}
        </ul>
      </td>
      <td>
        <span className="heard">{t('people.may')}: </span>
        <details>
          <summary>{t('delegation.rights', { count: person.rights.length })}</summary>
          <ul className="small day-rights">
            {person.rights.map((right) => (
              <li key={right}>{t(`right.${right}`)}</li>
            ))}
          </ul>
        </details>
      </td>
    </tr>
  )
}
