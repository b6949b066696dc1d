import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RISKS, type ReviewFilter, type ReviewRow } from '../../../../shared/ipc/views/review.ts'
import { inLanguage } from '../../../../shared/text/text.ts'
import { formName, visitName } from '../../../forms/definitions.ts'
import { useApplication } from '../../../frame/application.ts'
import { Button } from '../../../parts/Button.tsx'
import { Empty } from '../../../parts/Empty.tsx'
import { ErrorNote } from '../../../parts/ErrorNote.tsx'
import { ChipMenu } from '../../../parts/SentenceChip.tsx'
import { Waiting } from '../../../parts/Waiting.tsx'
import { useHistory } from '../../../route/useRoute.tsx'
import { kindWords } from '../actKinds.ts'
import { roleWords } from '../placeWords.ts'
import { recordedTime } from '../recordedTime.ts'
import { useSubjectOptions } from '../useFilterChoices.ts'
import { ReviewDialog } from './ReviewDialog.tsx'
import { useReview } from './useReview.ts'
import '../../../parts/Table.css'
import './Review.css'

/** Acts that are worth a look, with what makes them so, and the way to say that one has looked (R43). */
export function ReviewList() {
  const { t } = useTranslation()
  const [filter, setFilter] = useState<ReviewFilter>({ reviewed: false })
  const [marking, setMarking] = useState<ReviewRow | null>(null)
  const review = useReview(filter)
  const subjects = useSubjectOptions()
  const isNarrow = filter.risks !== undefined || filter.subjectId !== undefined
  const set = ({ risks, subjectId, reviewed }: Partial<Record<keyof ReviewFilter, unknown>>) =>
    setFilter({
      ...(risks === undefined ? {} : { risks: risks as ReviewFilter['risks'] & {} }),
      ...(subjectId === undefined ? {} : { subjectId: subjectId as string }),
      ...(reviewed === undefined ? {} : { reviewed: reviewed as boolean }),
    })
  const subject = subjects.find(({ id }) => id === filter.subjectId)?.label
  return (
    <>
      <p className="soft">{t('review.text')}</p>
      <div className="sentence" role="search">
        <span>{t('review.show')}</span>
        <ChipMenu
          label={t('review.risk')}
          words={filter.risks ? t(`review.risks.${filter.risks[0] ?? 'afterCompletion'}`) : t('review.anyRisk')}
          sections={[
            { title: '', options: [{ id: '', label: t('review.anyRisk') }] },
            { title: t('review.risk'), options: RISKS.map((id) => ({ id, label: t(`review.risks.${id}`) })) },
          ]}
          value={filter.risks?.[0] ?? ''}
          onChange={(id) => {
            const risk = RISKS.find((each) => each === id)
            set({ ...filter, risks: risk && [risk] })
          }}
        />
        <ChipMenu
          label={t('audit.subject')}
          words={subject === undefined ? t('audit.anySubject') : t('audit.ofSubject', { code: subject })}
          sections={[
            { title: '', options: [{ id: '', label: t('audit.anySubject') }] },
            { title: t('audit.subject'), options: subjects },
          ]}
          value={filter.subjectId ?? ''}
          onChange={(id) => set({ ...filter, subjectId: id || undefined })}
        />
        <ChipMenu
          label={t('review.state')}
          words={t(`review.states.${stateOf(filter)}`)}
          sections={[
            {
              title: '',
              options: (['open', 'done', 'all'] as const).map((id) => ({ id, label: t(`review.states.${id}`) })),
            },
          ]}
          value={stateOf(filter)}
          onChange={(id) => set({ ...filter, reviewed: id === 'all' ? undefined : id === 'done' })}
        />
      </div>
      <ErrorNote error={review.error} onRetry={review.again} />
      {!review.isThere && !review.error && <Waiting />}
      {review.isThere && review.rows.length === 0 && !review.hasMore && (
        <Empty
          title={t(isNarrow ? 'review.noMatch' : 'review.none')}
          {...(isNarrow
            ? { action: <Button onPress={() => setFilter({ reviewed: false })}>{t('audit.clear')}</Button> }
            : {})}
        >
          {t('review.noneText')}
        </Empty>
      )}
      {review.rows.length > 0 && <Acts rows={review.rows} onMark={setMarking} />}
      {review.hasMore && (
        <div>
          <Button onPress={review.fetchMore} isDisabled={review.isFetchingMore}>
            {t('review.older')}
          </Button>
        </div>
      )}
      {marking && <ReviewDialog row={marking} onClose={() => setMarking(null)} />}
    </>
  )
}

const stateOf = ({ reviewed }: ReviewFilter) => (reviewed === undefined ? 'all' : reviewed ? 'done' : 'open')

interface ActsProps {
  readonly rows: readonly ReviewRow[]
  readonly onMark: (row: ReviewRow) => void
}

function Acts({ rows, onMark }: ActsProps) {
  const { t } = useTranslation()
  return (
    <div className="table-sheet review-sheet">
      <table className="table" aria-label={t('review.title')}>
        <thead>
          <tr>
            <th scope="col">{t('review.why')}</th>
            <th scope="col">{t('review.act')}</th>
            <th scope="col">{t('audit.by')}</th>
            <th scope="col">{t('audit.recorded')}</th>
            <th scope="col">{t('review.looked')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Act key={row.toSequence} row={row} onMark={() => onMark(row)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Act({ row, onMark }: { readonly row: ReviewRow; readonly onMark: () => void }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const history = useHistory()
  const place = [
    row.subjectCode,
    row.studyEventOid === null ? null : inLanguage(visitName(row.studyEventOid), language),
    row.form === null ? null : inLanguage(formName(row.form), language),
  ].filter((words) => words !== null)
  return (
    <tr>
      <td>
        <ul>
          {row.risks.map((risk) => (
            <li key={risk}>
              {risk === 'lateEntry' && row.lateDays !== null
                ? t('review.late', { count: row.lateDays })
                : t(`review.risks.${risk}`)}
            </li>
          ))}
        </ul>
      </td>
      <td>
        <strong>{kindWords(t, row.kind)}</strong>
        <span className="small soft review-under">{place.join(' · ')}</span>
      </td>
      <td>
        <bdi>{row.by ?? t('audit.installation')}</bdi>
        <span className="small soft review-under">{roleWords(t, row.role)}</span>
      </td>
      <td className="review-when">
        <span className="ltr">{recordedTime(row.time, row.offset)}</span>
        <span className="small soft review-under ltr">#{row.fromSequence}</span>
      </td>
      <td>
        {row.reviewed && (
          <p className="small">
            <strong>{t(`review.${row.reviewed.outcome}`)}</strong> · <bdi>{row.reviewed.by}</bdi>
            {row.reviewed.note !== null && <bdi className="review-under">{row.reviewed.note}</bdi>}
          </p>
        )}
        <div className="row review-acts">
          <Button size="small" onPress={onMark}>
            {t('review.mark')}
          </Button>
          {row.formId !== null && (
            <Button
              size="small"
              look="quiet"
              onPress={() => history.go({ screen: 'audit', filter: { formId: row.formId ?? '' } })}
            >
              {t('review.records', { count: row.records })}
            </Button>
          )}
        </div>
      </td>
    </tr>
  )
}
