import { ChevronDown, ChevronRight } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Control } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { isVisible } from '../../../shared/form/conditions.ts'
import type { ItemGroupDefinition } from '../../../shared/form/definition.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { useApplication } from '../../frame/application.ts'
import { GlyphShape } from '../../parts/Glyph.tsx'
import { stillAsks } from '../parts/findings.ts'
import { contextOf, type FormSession, type FormState } from '../session.ts'
import { useFormState } from '../useFormSession.ts'
import type { Fields } from './GeneralForm.tsx'
import { ItemField } from './ItemField.tsx'
import { RepeatingRows } from './RepeatingRows.tsx'
import { TimePointTable } from './TimePointTable.tsx'

interface GroupSectionProps {
  readonly session: FormSession
  readonly control: Control<Fields>
  readonly group: ItemGroupDefinition
  readonly at: string | undefined
}

/**
 * One section. Folds when it is complete and one leaves it; opens again at a click, or when one goes to an item in it. It opens folded
 * only where it was complete when the form was saved last: what lies in a draft, filled in by the product or typed and not yet
 * saved, is there to be read.
 */
export function GroupSection({ session, control, group, at }: GroupSectionProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const state = useFormState(session)
  const open = state.view.open.filter((address) => address.group === group.oid).length
  const done = isComplete(state, group)
  const [folded, setFolded] = useState(done && state.mode === 'edit' && isSaved(state, group))
  const [followed, setFollowed] = useState(at)
  if (at !== followed) {
    setFollowed(at)
    if (at?.startsWith(`${group.oid}/`)) setFolded(false)
  }
  const section = useRef<HTMLElement>(null)
  useLeaving(section, () => done && state.mode === 'edit' && setFolded(true))
  const Arrow = folded ? ChevronRight : ChevronDown
  return (
    <section className="group" aria-label={inLanguage(group.label, language)} ref={section}>
      <h2 className="group-head">
        <button type="button" className="group-button" aria-expanded={!folded} onClick={() => setFolded(!folded)}>
          <Arrow size={18} aria-hidden className="mirrors" />
          <span className="group-name">{inLanguage(group.label, language)}</span>
          {done ? (
            <span className="group-state">
              <GlyphShape name="verified" size={16} /> {t('form.sectionDone')}
            </span>
          ) : (
            open > 0 && <span className="group-state">{t('form.openCount', { count: open })}</span>
          )}
        </button>
      </h2>
      {!folded && <Items session={session} control={control} group={group} />}
    </section>
  )
}

/** Tells when the focus has gone from inside to somewhere else on the page. */
function useLeaving(section: React.RefObject<HTMLElement | null>, onLeave: () => void): void {
  const leave = useEffectEvent(onLeave)
  useEffect(() => {
    const element = section.current
    const hear = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !element?.contains(relatedTarget)) leave()
    }
    element?.addEventListener('focusout', hear)
    return () => element?.removeEventListener('focusout', hear)
  }, [section])
}

function Items({ session, control, group }: Omit<GroupSectionProps, 'at'>) {
  const { values, view } = useFormState(session)
  if (group.repeating) {
    const Rows = session.definition.layout === 'timePoints' && group.fixedRows ? TimePointTable : RepeatingRows
    return <Rows session={session} control={control} group={group} />
  }
  const context = contextOf(view)
  return (
    <div className="group-items">
      {group.items
        .map((item) => ({ item, address: { group: group.oid, repeat: 1, item: item.oid } }))
        .filter(({ address }) => isVisible(session.definition, address, values, context))
        .map(({ item, address }) => (
          <ItemField key={item.oid} session={session} control={control} item={item} address={address} />
        ))}
    </div>
  )
}

/** No answer of the section lies in a draft only. */
function isSaved({ view }: FormState, group: ItemGroupDefinition): boolean {
  return !(view.draft?.items ?? []).some(({ address }) => address.group === group.oid)
}

/** Nothing open, nothing asked, and something there. */
function isComplete({ view, values }: FormState, group: ItemGroupDefinition): boolean {
  const own = `${group.oid}/`
  const isOwn = (address: { readonly group: string } | undefined) => address?.group === group.oid
  return (
    Object.entries(values).some(([key, answer]) => key.startsWith(own) && answer !== null) &&
    !view.open.some(isOwn) &&
    !view.findings.some((finding) => isOwn(finding.address) && stillAsks(finding))
  )
}
