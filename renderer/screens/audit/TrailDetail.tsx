import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditFilter, AuditRow } from '../../../shared/ipc/views/audit.ts'
import { useApplication } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { RedactButton } from '../../redaction/RedactButton.tsx'
import { HashText } from '../../parts/HashText.tsx'
import { Note } from '../../parts/Note.tsx'
import { kindWords } from './actKinds.ts'
import { BeforeAfter } from './BeforeAfter.tsx'
import { detailLines } from './detailLines.ts'
import { itemOfRow } from './itemOfRow.ts'
import { itemWords, placeWords, roleWords } from './placeWords.ts'
import { recordedTime } from './recordedTime.ts'
import { useReach } from './useFilterChoices.ts'

interface TrailDetailProps {
  readonly row: AuditRow
  readonly onOnly: (filter: AuditFilter) => void
}

/** One record, whole: what stood before and after, why, who, when observed, typed and recorded, and its hash. */
export function TrailDetail({ row, onOnly }: TrailDetailProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const item = itemOfRow(row)
  const place = placeWords(row, language)
  return (
    <article className="trail-detail" aria-label={t('chain.record', { sequence: row.sequence })}>
      <div>
        <h2>{kindWords(t, row.kind)}</h2>
        <p className="small soft">
          <span className="ltr">#{row.sequence}</span> · <code>{row.kind}</code>
        </p>
      </div>
      {item && <BeforeAfter row={row} item={item} />}
      <dl className="trail-facts">
        <Fact name={t('audit.reason')}>{row.reason ?? <span className="faint">{t('audit.noReason')}</span>}</Fact>
        <Fact name={t('audit.by')}>
          {row.by ?? t('audit.installation')}
          {row.role !== null && (
            <span className="soft"> · {[roleWords(t, row.role), row.organisation].filter(Boolean).join(', ')}</span>
          )}
        </Fact>
        {place.length > 0 && <Fact name={t('audit.where')}>{place.join(' · ')}</Fact>}
        {item && (
          <Fact name={item.definition ? t('audit.item') : t('audit.field')}>
            {itemWords(t, item, language)} <code className="faint">{row.item}</code>
          </Fact>
        )}
        {row.observed !== null && (
          <Fact name={t('audit.observed')}>
            <span className="ltr">{row.observed.replace('T', ' ')}</span>
          </Fact>
        )}
        {row.entered !== null && (
          <Fact name={t('audit.entered')}>
            <Stamp time={row.entered} offset={row.offset} />
          </Fact>
        )}
        <Fact name={t('audit.recorded')}>
          <Stamp time={row.time} offset={row.offset} />
        </Fact>
        {item && <Fact name={t('audit.mode')}>{modeWords(row.mode, t('audit.single'), t('audit.bulk'))}</Fact>}
        {row.check !== null && (
          <Fact name={t('audit.check')}>
            <code>{row.check}</code>
          </Fact>
        )}
        {detailLines(row.detail).map(({ name, value }) => (
          <Fact key={name} name={name || t('audit.detail')}>
            <span className="ltr">{value}</span>
          </Fact>
        ))}
        <Fact name={t('audit.hash')}>
          <HashText hash={row.hash} />
        </Fact>
      </dl>
      {row.clock === 'suspect' && <Note tone="amber">{t('audit.clockSuspect')}</Note>}
      <OnlyThese row={row} onOnly={onOnly} />
      <div>
        <RedactButton sequence={row.sequence} parts={partsOf(row)} />
      </div>
    </article>
  )
}

const TYPED = ['item', 'identityItem', 'entryItem']
const WORDS = ['text', 'comment', 'message', 'note', 'liftedReason', 'notDoneReason', 'missedReason']

/** What of a record may be redacted: what somebody typed, never a state of ours. The door holds the same list. */
function partsOf(row: AuditRow) {
  const typed = TYPED.includes(row.entity ?? '') || (row.entity !== null && WORDS.includes(row.item ?? ''))
  return { old: typed ? row.old : null, new: typed ? row.new : null, reason: row.reason }
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="trail-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Stamp({ time, offset }: { readonly time: string; readonly offset: string }) {
  return (
    <span className="ltr">
      {recordedTime(time, offset)} <span className="faint">{offset}</span>
    </span>
  )
}

const modeWords = (mode: string, single: string, bulk: string): string =>
  mode === 'single' ? single : mode === 'bulk' ? bulk : mode

/** The usual next questions: what else happened to this child, in this form, to this item, and what else this person did. */
function OnlyThese({ row, onOnly }: TrailDetailProps) {
  const { t } = useTranslation()
  const reach = useReach()
  const { subjectId, formId, userId } = row
  const item = itemOfRow(row)
  return (
    <div className="row">
      {reach !== 'accounts' && subjectId !== null && (
        <Button size="small" onPress={() => onOnly({ subjectId })}>
          {t('audit.onlySubject')}
        </Button>
      )}
      {formId !== null && (
        <Button size="small" onPress={() => onOnly({ formId })}>
          {t('trailExport.onlyForm')}
        </Button>
      )}
      {userId !== null && reach !== 'own' && (
        <Button size="small" onPress={() => onOnly({ userId })}>
          {t('trailExport.onlyPerson')}
        </Button>
      )}
      {item?.definition && row.formOid !== null && subjectId !== null && (
        <Button size="small" onPress={() => onOnly({ subjectId, formOid: row.formOid ?? '', item: item.oid })}>
          {t('audit.onlyItem')}
        </Button>
      )}
    </div>
  )
}
