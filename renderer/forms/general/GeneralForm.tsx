import { zodResolver } from '@hookform/resolvers/zod'
import { useEffect, useEffectEvent, useMemo, useRef } from 'react'
import { useForm, type Resolver } from 'react-hook-form'
import type { z } from 'zod'
import type { Answer } from '../../../shared/form/answer.ts'
import { isVisible } from '../../../shared/form/conditions.ts'
import type { FormDefinition, ItemGroupDefinition } from '../../../shared/form/definition.ts'
import { schemaOfForm } from '../../../shared/form/schema.ts'
import { AboutForm } from '../header/AboutForm.tsx'
import { contextOf, type FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'
import { GroupSection } from './GroupSection.tsx'
import './GeneralForm.css'

/** The values as the form library wants them: one field per address key. */
export type Fields = Record<string, Answer | null>

/** What is impossible, by the schema of the definition: the same that the store asks. */
function resolverOf(definition: FormDefinition): Resolver<Fields> {
  return zodResolver(schemaOfForm(definition) as z.ZodType<Fields, Fields>)
}

interface GeneralFormProps {
  readonly session: FormSession
  readonly groups: readonly ItemGroupDefinition[]
  readonly at: string | undefined
  readonly onMove: (key: string) => void
}

/**
 * One column of items with their labels above. The form library holds what is typed and says what is impossible, from the
 * same schema as everywhere; every answer goes to the session as it is made.
 */
export function GeneralForm({ session, groups, at, onMove }: GeneralFormProps) {
  const { values, view, loads, mode } = useFormState(session)
  const resolver = useMemo(() => resolverOf(session.definition), [session])
  const { control, reset } = useForm<Fields>({
    defaultValues: { ...values },
    resolver,
    mode: 'onTouched',
  })
  const follow = useEffectEvent(() => reset({ ...values }, { keepErrors: true, keepTouched: true }))
  const followed = useRef(loads)
  useEffect(() => {
    if (followed.current === loads) return
    followed.current = loads
    follow()
  }, [loads])
  const root = useRef<HTMLFormElement>(null)
  useHere(root, at)
  useGoTo(root, at)
  useArrival(root, (key) => key !== at && onMove(key))
  const context = contextOf(view)
  const shown = groups.filter((group) =>
    group.items.some((item) => {
      const address = { group: group.oid, repeat: 1, item: item.oid }
      return group.repeating || isVisible(session.definition, address, values, context)
    }),
  )
  return (
    <form ref={root} className="general" data-mode={mode} onSubmit={(event) => event.preventDefault()}>
      {mode === 'edit' && <AboutForm session={session} />}
      {shown.map((group) => (
        <GroupSection key={group.oid} session={session} control={control} group={group} at={at} />
      ))}
    </form>
  )
}

/** Items that the person reached by hand: the place follows, and the focus is left alone. */
const arrivedAt = new Set<string>()

/** Tells which item the focus has come to. */
function useArrival(root: React.RefObject<HTMLFormElement | null>, onArrive: (key: string) => void): void {
  const arrive = useEffectEvent((key: string) => {
    arrivedAt.add(key)
    onArrive(key)
  })
  useEffect(() => {
    const form = root.current
    const hear = ({ target }: FocusEvent) => {
      const key = target instanceof Element ? target.closest('[data-item]')?.getAttribute('data-item') : null
      if (key) arrive(key)
    }
    form?.addEventListener('focusin', hear)
    return () => form?.removeEventListener('focusin', hear)
  }, [root])
}

/** Points at the item of the place, as what is asked of a form that is only read is asked of that item. */
function useHere(root: React.RefObject<HTMLFormElement | null>, at: string | undefined): void {
  useEffect(() => {
    const item = at === undefined ? null : root.current?.querySelector(`[data-item="${CSS.escape(at)}"]`)
    item?.setAttribute('aria-current', 'true')
    return () => item?.removeAttribute('aria-current')
  }, [root, at])
}

/** Brings the item of the place into view and puts the focus into it. */
function useGoTo(root: React.RefObject<HTMLFormElement | null>, at: string | undefined): void {
  useEffect(() => {
    if (at === undefined || arrivedAt.delete(at)) return
    const item = root.current?.querySelector(`[data-item="${CSS.escape(at)}"]`)
    item?.scrollIntoView?.({ block: 'center' })
    item
      ?.querySelector<HTMLElement>('input, textarea, button:not(.button-icon), [tabindex="0"]:not(.button-icon)')
      ?.focus()
  }, [root, at])
}
