import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItemAddress } from '../../../shared/form/address.ts'
import { useAct } from '../../ask/queries.ts'
import { keepers } from '../../keep/keepers.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { TextField } from '../../parts/TextField.tsx'
import type { FormSession } from '../session.ts'

interface RaiseQueryProps {
  readonly session: FormSession
  /** Null asks about the form as a whole. */
  readonly address: ItemAddress | null
  /** The soft check that the query stands for. */
  readonly check?: string
  readonly onDone: () => void
}

/** Asks a question about an item, or about the form. What was typed is kept first, so that the question is about it. */
export function RaiseQuery({ session, address, check, onDone }: RaiseQueryProps) {
  const { t } = useTranslation()
  const raise = useAct('queries.raise')
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const submit = async () => {
    setTried(true)
    if (text.trim() === '' || raise.isPending) return
    await session.flush()
    const { formId, state } = session
    const wanted = {
      subjectId: state.view.subjectId,
      formId,
      address,
      text: text.trim(),
      check: check ?? null,
      assignTo: null,
    }
    // Once it is asked this field makes way for the thread, and a callback of the mutation would go with it.
    const raised = await raise.mutateAsync(wanted).catch(() => null)
    if (raised === null) return
    keepers.noteKept(raised.query.raisedAt)
    onDone()
  }
  return (
    <div className="stack-tight">
      <TextField
        label={t('queries.ask')}
        rows={3}
        value={text}
        onChange={setText}
        maxLength={2_000}
        error={tried && text.trim() === '' ? t('queries.textError') : undefined}
        autoFocus
      />
      <ErrorNote error={raise.error} />
      <div className="row">
        <Button size="small" look="main" onPress={() => void submit()} isDisabled={raise.isPending}>
          {t('queries.raise')}
        </Button>
        <Button size="small" onPress={onDone}>
          {t('act.cancel')}
        </Button>
      </div>
    </div>
  )
}
