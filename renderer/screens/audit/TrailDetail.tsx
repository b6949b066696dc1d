import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditFilter, AuditRow } from '../../../shared/ipc/views/audit.ts'
import { useApplication } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { HashText } from '../../parts/HashText.tsx'
import { Note } from '../../parts/Note.tsx'
import { kindWords } from './actKinds.ts'
import { BeforeAfter } from './BeforeAfter.tsx'
import { detailLines } from './detailLines.ts'
import { itemOfRow } from './itemOfRow.ts'
import { itemWords, placeWords, roleWords } from './placeWords.ts'
import { recordedTime } from './recordedTime.ts'
import { useReach, useSubjectOptions } from './useFilterChoices.ts'

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
      <dl className="facts">
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
    </article>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="fact">
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

/** The two usual next questions: what else happened to this child, to this item. */
function OnlyThese({ row, onOnly }: TrailDetailProps) {
  const { t } = useTranslation()
  const reach = useReach()
  const subject = useSubjectOptions().find(({ label }) => label === row.subjectCode)
  const item = itemOfRow(row)
  if (reach === 'accounts' || !subject) return null
  return (
    <div className="row">
      <Button size="small" onPress={() => onOnly({ subjectId: subject.id })}>
        {t('audit.onlySubject')}
      </Button>
      {item?.definition && row.formOid !== null && (
        <Button
          size="small"
          onPress={() => onOnly({ subjectId: subject.id, formOid: row.formOid ?? '', item: item.oid })}
        >
          {t('audit.onlyItem')}
        </Button>
      )}
    </div>
  )
}
