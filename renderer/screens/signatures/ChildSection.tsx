import { ChevronDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../shared/text/text.ts'
import { visitName } from '../../forms/definitions.ts'
import { useApplication } from '../../frame/application.ts'
import { IconButton } from '../../parts/Button.tsx'
import { shareOf, toggledAll } from './choice.ts'
import type { ChildGroup, VisitGroup } from './groups.ts'
import { Tick } from './Tick.tsx'
import { WaitingRow, type Choosing } from './WaitingRow.tsx'

interface ChildSectionProps {
  readonly child: ChildGroup
  readonly choosing: Choosing
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
}

/** What waits of one child: all of it with one tick, or visit by visit, or form by form. */
export function ChildSection({ child, choosing, isOpen, onOpen }: ChildSectionProps) {
  const { t } = useTranslation()
  const { rows, chosen, choose } = choosing
  const changed = child.forms.filter(({ state }) => state === 'changedSince').length
  return (
    <section className="tosign-child" aria-label={child.code}>
      <div className="tosign-head">
        <Tick state={shareOf(child.forms, chosen, rows)} onChange={() => choose(toggledAll(child.forms, chosen, rows))}>
          <strong>{t('signatures.ofChild', { code: child.code })}</strong>
        </Tick>
        <span className="tosign-facts small soft">
          <span>{t('signatures.forms', { count: child.forms.length })}</span>
          {changed > 0 && <strong className="tosign-changed">{t('signatures.changed', { count: changed })}</strong>}
        </span>
        <IconButton
          label={t('signatures.show', { code: child.code })}
          aria-expanded={isOpen}
          onPress={() => onOpen(!isOpen)}
        >
          <ChevronDown size={18} aria-hidden className={isOpen ? 'tosign-turned' : ''} />
        </IconButton>
      </div>
      {isOpen && (
        <>
          {child.whole && (
            <ul>
              <WaitingRow row={child.whole} choosing={choosing} />
            </ul>
          )}
          {child.visits.map((visit) => (
            <VisitRows key={visit.studyEventId ?? 'logs'} visit={visit} choosing={choosing} />
          ))}
        </>
      )}
    </section>
  )
}

function VisitRows({ visit, choosing }: { readonly visit: VisitGroup; readonly choosing: Choosing }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const { rows, chosen, choose } = choosing
  const name = visit.oid === null ? t('signatures.logs') : inLanguage(visitName(visit.oid), language)
  const numbered = visit.repeat > 1 ? `${name} ${visit.repeat}` : name
  return (
    <div className="tosign-visit">
      <Tick state={shareOf(visit.forms, chosen, rows)} onChange={() => choose(toggledAll(visit.forms, chosen, rows))}>
        <span className="heard">{t('signatures.ofVisit', { visit: numbered })}</span>
        <strong aria-hidden>{numbered}</strong>
      </Tick>
      <ul>
        {visit.whole && <WaitingRow row={visit.whole} choosing={choosing} />}
        {visit.forms.map((form) => (
          <WaitingRow key={form.id} row={form} choosing={choosing} />
        ))}
      </ul>
    </div>
  )
}
