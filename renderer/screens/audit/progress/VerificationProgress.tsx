import { useState } from 'react'
import { Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { addressKey } from '../../../../shared/form/address.ts'
import type { VerificationProgress as Progress } from '../../../../shared/ipc/views/verification.ts'
import { may } from '../../../../shared/roles.ts'
import { inLanguage } from '../../../../shared/text/text.ts'
import { ask } from '../../../ask/ask.ts'
import { useAsk } from '../../../ask/queries.ts'
import { formName, visitName } from '../../../forms/definitions.ts'
import { useApplication } from '../../../frame/application.ts'
import { Bar } from '../../../parts/Bar.tsx'
import { Button } from '../../../parts/Button.tsx'
import { Empty } from '../../../parts/Empty.tsx'
import { ErrorNote } from '../../../parts/ErrorNote.tsx'
import { Waiting } from '../../../parts/Waiting.tsx'
import { useHistory } from '../../../route/useRoute.tsx'
import { useVisitReport, VisitReportButton, VisitReportState } from './VisitReport.tsx'
import '../../../parts/Table.css'
import './Progress.css'

/** How far source verification is, child by child and form by form, and the way to the next open item (R25). */
export function VerificationProgress() {
  const { t } = useTranslation()
  const { person } = useApplication()
  const { data, error, refetch } = useAsk('verification.progress', { subjectId: null })
  const mayTick = person !== null && may(person.role, 'verification.tick')
  const next = useNextOpen()
  const report = useVisitReport()
  const planned = sumOf(data, 'planned')
  return (
    <>
      <div className="row-apart">
        <div className="row progress-all">
          <strong>{t('progress.required')}</strong>
          <Bar label={t('progress.required')} done={sumOf(data, 'plannedVerified')} total={planned} />
          {sumOf(data, 'changed') > 0 && (
            <span className="late">{t('verification.changed', { count: sumOf(data, 'changed') })}</span>
          )}
        </div>
        <div className="row">
          {mayTick && (
            <Button look="main" onPress={() => void next.go(null)} isDisabled={planned === 0}>
              {t('progress.next')}
            </Button>
          )}
          <VisitReportButton job={report} />
        </div>
      </div>
      <p className="soft">{t('progress.text')}</p>
      <VisitReportState job={report} />
      {next.isDone && <p role="status">{t('progress.done')}</p>}
      <ErrorNote error={error ?? next.error} onRetry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data?.every(({ forms }) => forms.length === 0) && (
        <Empty title={t('progress.none')}>{t('progress.noneText')}</Empty>
      )}
      {data?.some(({ forms }) => forms.length > 0) && (
        <div className="table-sheet progress-sheet">
          <table className="table table-middle" aria-label={t('progress.title')}>
            <thead>
              <tr>
                <th scope="col">{t('progress.child')}</th>
                <th scope="col">{t('progress.required')}</th>
                <th scope="col" className="number">
                  {t('progress.verified')}
                </th>
                <th scope="col" className="number">
                  {t('progress.changed')}
                </th>
                <th scope="col">
                  <span className="heard">{t('progress.next')}</span>
                </th>
              </tr>
            </thead>
            {data
              .filter(({ forms }) => forms.length > 0)
              .map((child) => (
                <Child key={child.subjectId} child={child} onNext={mayTick ? next.go : null} />
              ))}
          </table>
        </div>
      )}
    </>
  )
}

const sumOf = (data: readonly Progress[] | undefined, of: 'planned' | 'plannedVerified' | 'changed') =>
  (data ?? []).reduce((sum, child) => sum + child[of], 0)

interface ChildProps {
  readonly child: Progress
  readonly onNext: ((subjectId: string) => Promise<void>) | null
}

/** One child as a row; its forms below it when it is opened. */
function Child({ child, onNext }: ChildProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { subjectId, subjectCode, planned, plannedVerified } = child
  return (
    <tbody>
      <tr>
        <th scope="row" aria-label={subjectCode}>
          <button type="button" className="progress-child" aria-expanded={open} onClick={() => setOpen(!open)}>
            <span aria-hidden className="progress-arrow">
              ›
            </span>
            <span className="ltr">{subjectCode}</span>
          </button>
        </th>
        <td>
          <Bar label={`${t('progress.required')}: ${subjectCode}`} done={plannedVerified} total={planned} />
        </td>
        <td className="number">{child.verified}</td>
        <td className={child.changed > 0 ? 'number late' : 'number soft'}>{child.changed}</td>
        <td className="number">
          {onNext && plannedVerified < planned && (
            <Button size="small" onPress={() => void onNext(subjectId)}>
              {t('verification.next')}
            </Button>
          )}
        </td>
      </tr>
      {open && child.forms.map((form) => <FormRow key={form.formId} subjectId={subjectId} form={form} />)}
    </tbody>
  )
}

interface FormRowProps {
  readonly subjectId: string
  readonly form: Progress['forms'][number]
}

function FormRow({ subjectId, form }: FormRowProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const history = useHistory()
  const { studyEventOid, formId, repeat } = form
  const name = inLanguage(formName(form.form), language)
  const open = () =>
    history.go({ screen: 'form', subjectId, studyEventOid, studyEventRepeat: 1, form: form.form, formId })
  return (
    <tr>
      <td className="progress-form">
        <Link className="strong-link" onPress={open}>
          {name}
          {repeat > 1 && ` (${repeat})`}
        </Link>
        <span className="small soft progress-under">
          {studyEventOid === null ? t('place.logs') : inLanguage(visitName(studyEventOid), language)}
        </span>
      </td>
      <td>
        <Bar label={name} done={form.verified} total={form.items} />
      </td>
      <td className="number">{form.verified}</td>
      <td className={form.changed > 0 ? 'number late' : 'number soft'}>{form.changed}</td>
      <td className="small soft">{t(`verification.plan.${form.plan}`)}</td>
    </tr>
  )
}

/** On to the first item of the plan that is not verified, of one child or of all. */
function useNextOpen() {
  const history = useHistory()
  const [isDone, setDone] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const go = async (subjectId: string | null) => {
    setDone(false)
    setError(null)
    try {
      const place = await ask('verification.next', { subjectId, after: null })
      if (place === null) return setDone(true)
      history.go({
        screen: 'form',
        subjectId: place.subjectId,
        studyEventOid: place.studyEventOid,
        studyEventRepeat: 1,
        form: place.form,
        formId: place.formId,
        item: addressKey(place.address),
      })
    } catch (failure) {
      setError(failure)
    }
  }
  return { go, isDone, error }
}
