import { CalendarDays } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { may } from '../../../shared/roles.ts'
import type { SubjectView, VisitRow } from '../../../shared/ipc/views/subjects.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { formName, visitName } from '../../forms/definitions.ts'
import { useApplication } from '../../frame/application.ts'
import { LockButton } from '../../locks/LockButton.tsx'
import { Button, IconButton } from '../../parts/Button.tsx'
import { shortDate } from '../../text/format.ts'
import { SignButton } from '../../signing/SignButton.tsx'
import { UnscheduledDialog } from './UnscheduledDialog.tsx'
import { VisitDialog } from './VisitDialog.tsx'
import { MatrixCellButton } from './MatrixCellButton.tsx'
import './VisitMatrix.css'

/** Visits down, forms across: each cell one sign and its word. */
export function VisitMatrix({ subject }: { readonly subject: SubjectView }) {
  const { t } = useTranslation()
  const { person, language } = useApplication()
  const mayWrite = person !== null && may(person.role, 'record.write')
  const [visit, setVisit] = useState<VisitRow | null>(null)
  const [adding, setAdding] = useState(false)
  const forms = [...new Set(subject.visits.flatMap((each) => cellsOf(each).map((cell) => cell.form)))]
  return (
    <section className="stack-tight" aria-labelledby="matrix">
      <div className="row-apart">
        <h2 id="matrix">{t('matrix.title')}</h2>
        {mayWrite && (
          <Button size="small" onPress={() => setAdding(true)}>
            {t('matrix.unscheduled')}
          </Button>
        )}
      </div>
      <div className="matrix-scroll">
        <table className="matrix">
          <thead>
            <tr>
              <th scope="col">{t('matrix.visit')}</th>
              {forms.map((form) => (
                <th key={form} scope="col" title={inLanguage(formName(form), language)}>
                  {inLanguage(formName(form), language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {subject.visits.map((each) => (
              <tr key={`${each.oid}/${each.repeat}`}>
                <th scope="row">
                  <VisitHead visit={each} onEdit={mayWrite ? () => setVisit(each) : null} />
                </th>
                {forms.map((form) => {
                  const cell = cellsOf(each).find((one) => one.form === form)
                  return (
                    <td key={form}>{cell && <MatrixCellButton subjectId={subject.id} visit={each} cell={cell} />}</td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {visit && <VisitDialog subjectId={subject.id} visit={visit} onClose={() => setVisit(null)} />}
      {adding && <UnscheduledDialog subjectId={subject.id} onClose={() => setAdding(false)} />}
    </section>
  )
}

/** Running logs stand below the matrix, not in it. */
function cellsOf(visit: VisitRow) {
  return visit.cells.filter((cell) => cell.presence !== 'runningLog')
}

function VisitHead({ visit, onEdit }: { readonly visit: VisitRow; readonly onEdit: (() => void) | null }) {
  const { t } = useTranslation()
  const { calendar, language } = useApplication()
  const name = inLanguage(visitName(visit.oid), language)
  const when = visit.actual ?? visit.planned
  return (
    <div className="visit-head">
      <div className="visit-words">
        <span className="visit-name">{name}</span>
        <span className="small soft">
          {t(`visitStatus.${visit.status}`)}
          {when && (
            <>
              {' '}
              <span className="ltr">{shortDate(when, calendar)}</span>
            </>
          )}
        </span>
        {!visit.actual && visit.earliest && visit.latest && visit.earliest !== visit.latest && (
          <span className="small soft ltr">
            {shortDate(visit.earliest, calendar)} – {shortDate(visit.latest, calendar)}
          </span>
        )}
        {visit.missedReason && <span className="small soft">{visit.missedReason}</span>}
      </div>
      {visit.studyEventId !== null && (
        <>
          <SignButton target={{ scope: 'studyEvent', id: visit.studyEventId }} name={name} />
          <LockButton place={{ scope: 'studyEvent', id: visit.studyEventId }} name={name} />
        </>
      )}
      {onEdit && (
        <IconButton onPress={onEdit} label={t('matrix.editVisit', { visit: name })}>
          <CalendarDays size={18} aria-hidden />
        </IconButton>
      )}
    </div>
  )
}
