import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Chosen } from '../../../shared/form/entries.ts'
import type { EntryComparison } from '../../../shared/ipc/views/entries.ts'
import { ask } from '../../ask/ask.ts'
import { useScreenKeys, isTyping } from '../../frame/keys.ts'
import { keepers } from '../../keep/keepers.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import type { FormSession } from '../session.ts'
import { asInput, isDecided, keyOf, nextOpen, type Decided, type Decisions } from './decisions.ts'
import { DifferenceRow } from './DifferenceRow.tsx'
import './Entries.css'

interface SettleProps {
  readonly session: FormSession
  readonly comparison: EntryComparison
}

const KEYS: Readonly<Record<string, Chosen>> = { '1': 'first', '2': 'second', '3': 'other' }

/**
 * Two entries that differ, for the third person: difference by difference the first, the second or another answer, with why.
 * The reason given last is offered for the next, so that a page of slips takes one key each.
 */
export function Settle({ session, comparison }: SettleProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { differences } = comparison
  const [decisions, setDecisions] = useState<Decisions>(new Map())
  const [current, setCurrent] = useState(0)
  const [lastReason, setLastReason] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const done = differences.filter((_, index) => isDecided(decisions.get(keyOf(differences, index)))).length

  const change = (index: number, part: Partial<Decided>) => {
    const key = keyOf(differences, index)
    const before = decisions.get(key) ?? { choice: 'first', other: undefined, reason: lastReason }
    setDecisions(new Map(decisions).set(key, { ...before, ...part }))
    setCurrent(index)
    if (part.reason !== undefined) setLastReason(part.reason)
  }
  const goNext = () => {
    const next = nextOpen(differences, decisions, current)
    if (next < 0) return
    setCurrent(next)
    document.querySelectorAll('.difference')[next]?.querySelector('input')?.focus()
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.altKey || event.metaKey) return
      const choice = KEYS[event.key]
      if (choice) change(current, { choice })
      else if (event.key === 'n' || event.key === 'F8') goNext()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  useScreenKeys(
    useMemo(
      () => [
        { keys: ['1'], does: t('entries.keyFirst') },
        { keys: ['2'], does: t('entries.keySecond') },
        { keys: ['3'], does: t('entries.keyOther') },
        { keys: ['N'], does: t('entries.keyNext') },
      ],
      [t],
    ),
  )
  const finish = async () => {
    setBusy(true)
    setError(null)
    try {
      session.load(await ask('entries.resolve', { formId: session.formId, decisions: asInput(differences, decisions) }))
      keepers.noteKept(new Date().toISOString())
      await client.invalidateQueries()
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="stack" aria-label={t('entries.resolve')}>
      <p className="soft">
        {t('entries.differ', { count: differences.length })} · {t('entries.agree', { count: comparison.agreed })}
      </p>
      <ul className="differences">
        {differences.map((difference, index) => (
          <DifferenceRow
            key={keyOf(differences, index)}
            difference={difference}
            definition={session.definition}
            names={{ people: comparison.people, references: [] }}
            decide={{
              decided: decisions.get(keyOf(differences, index)),
              isCurrent: index === current,
              onChoose: (choice) => change(index, { choice }),
              onChange: (part) => change(index, part),
              onNext: goNext,
            }}
          />
        ))}
      </ul>
      <ErrorNote error={error} />
      <div className="settle-bar">
        <strong>{t('entries.decided', { done, count: differences.length })}</strong>
        <div className="row">
          <Button onPress={goNext} isDisabled={done === differences.length}>
            {t('entries.next')}
          </Button>
          <Button look="main" onPress={() => void finish()} isDisabled={busy || done < differences.length}>
            {t('entries.finish')}
          </Button>
        </div>
      </div>
    </section>
  )
}
