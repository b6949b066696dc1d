import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { MissingCode } from '../../../shared/form/definition.ts'
import { isTyping } from '../../frame/keys.ts'
import { contextOf, type FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'
import { readPress, type PadAct } from './padKeys.ts'
import { isDone, partsOf, placedScores, type Part, type PlacedScore } from './scoreItems.ts'

/** Everything the score screens draw from, and what their buttons do. */
export interface ScorePad {
  readonly scores: readonly PlacedScore[]
  readonly parts: readonly Part[]
  readonly current: PlacedScore | undefined
  readonly index: number
  /** The missing code whose reason is being asked for on the item in view. */
  readonly asking: MissingCode | null
  readonly writable: boolean
  readonly goTo: (key: string) => void
  readonly press: (act: PadAct) => void
}

/** Keys pressed in these belong to them. */
const NOT_OURS = '[role=dialog],[role=alertdialog],[role=menu],[role=listbox]'
/** These move with arrows, Home and End; answers pressed there are still meant for the pad. */
const MOVING = '[role=tablist],[role=radiogroup]'
const ANSWERING: ReadonlySet<PadAct['act']> = new Set(['option', 'missing', 'reason', 'back', 'nextOpen'])

/**
 * Scoring by key: a digit answers and moves on, N asks for a reason, Backspace steps back and clears. `at` is the item in
 * view (its address key); `onMove` is told where to go next.
 */
export function useScorePad(session: FormSession, at: string | undefined, onMove: (key: string) => void): ScorePad {
  const { values, view, mode } = useFormState(session)
  const [askingAt, setAskingAt] = useState<string | null>(null)
  const scores = placedScores(session.definition, values, contextOf(view))
  const firstOpen = scores.findIndex((score) => !isDone(score, values))
  const found = scores.findIndex((score) => score.key === at)
  const index = found >= 0 ? found : Math.max(0, firstOpen)
  const current = scores[index]
  const writable = mode !== 'read'
  const answer = current && values[current.key]
  const asking =
    current && askingAt === current.key && answer && 'missing' in answer
      ? (current.item.missing?.find((each) => each.code === answer.missing && each.reasons) ?? null)
      : null

  const goTo = (key: string) => {
    setAskingAt(null)
    onMove(key)
  }
  const goToIndex = (next: number) => {
    const score = scores[Math.min(scores.length - 1, Math.max(0, next))]
    if (score) goTo(score.key)
  }
  const press = (act: PadAct) => {
    if (!current) return
    switch (act.act) {
      case 'option':
        if (!writable) return
        session.answer(current.address, { value: act.code })
        return goToIndex(index + 1)
      case 'missing': {
        if (!writable) return
        session.answer(current.address, { missing: act.code })
        const asks = current.item.missing?.find((each) => each.code === act.code)?.reasons
        return asks ? setAskingAt(current.key) : goToIndex(index + 1)
      }
      case 'reason':
        if (!asking) return
        session.answer(current.address, { missing: asking.code, reason: act.code })
        return goToIndex(index + 1)
      case 'back': {
        if (!writable) return
        // While a reason is asked for, and at the end of the test, what was just pressed stands here; else one step back.
        const here = asking !== null || (index === scores.length - 1 && answer)
        const cleared = here ? current : scores[index - 1]
        if (!cleared) return
        session.answer(cleared.address, null)
        return goTo(cleared.key)
      }
      case 'next':
        return goToIndex(index + 1)
      case 'previous':
        return goToIndex(index - 1)
      case 'partStart': {
        const start = scores.findIndex((score) => score.group === current.group)
        const before = scores[start - 1]
        return goToIndex(index > start || !before ? start : scores.findIndex((score) => score.group === before.group))
      }
      case 'nextPart':
        return goToIndex(scores.findLastIndex((score) => score.group === current.group) + 1)
      case 'nextOpen': {
        const ahead = [...scores.slice(index + 1), ...scores.slice(0, index + 1)]
        const open = ahead.find((score) => !isDone(score, values))
        return open && goTo(open.key)
      }
      case 'cancel':
        return setAskingAt(null)
    }
  }

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isTyping(event) || !current)
        return
      if (event.target instanceof Element && event.target.closest(NOT_OURS)) return
      const rightToLeft = document.documentElement.dir === 'rtl'
      const act = readPress(event, current.item, asking?.code ?? null, rightToLeft)
      if (!act) return
      if (event.target instanceof Element && event.target.closest(MOVING) && !ANSWERING.has(act.act)) return
      event.preventDefault()
      // The next key may come before the next frame; it must find the item that this one moved to.
      flushSync(() => press(act))
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })

  return { scores, parts: partsOf(scores, values), current, index, asking, writable, goTo, press }
}
