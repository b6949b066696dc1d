import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DelegationEntry, DelegationRow } from '../../../../shared/ipc/views/delegation.ts'
import { useAct } from '../../../ask/queries.ts'
import { Button, IconButton } from '../../../parts/Button.tsx'
import { CivilDateField } from '../../../parts/CivilDateField.tsx'
import { Dialog } from '../../../parts/Dialog.tsx'
import { ErrorNote } from '../../../parts/ErrorNote.tsx'
import { TextField } from '../../../parts/TextField.tsx'

/** A line while it is typed; `key` tells two lines apart. */
interface Line extends Omit<DelegationEntry, 'from'> {
  readonly key: number
  readonly from: string | null
}

const SHORTEST_REASON = 5

/** The tasks of one person, with a reason for the change. */
export function DelegationDialog({ row, onClose }: { readonly row: DelegationRow; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const set = useAct('delegation.set')
  const [lines, setLines] = useState<readonly Line[]>(() => row.entries.map((entry, key) => ({ ...entry, key })))
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const change = (key: number, more: Partial<Line>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...more } : line)))
  const add = () =>
    setLines([
      ...lines,
      { key: Math.max(-1, ...lines.map(({ key }) => key)) + 1, task: '', from: null, until: null, trained: null },
    ])
  const submit = async () => {
    setTried(true)
    const entries = lines.flatMap(({ task, from, until, trained }) =>
      from === null || task.trim() === '' || (until !== null && until < from) ? [] : [{ task, from, until, trained }],
    )
    if (entries.length < lines.length || reason.trim().length < SHORTEST_REASON || set.isPending) return
    const kept = await set.mutateAsync({ userId: row.userId, entries, reason: reason.trim() }).catch(() => null)
    if (kept) onClose()
  }
  return (
    <Dialog
      title={t('delegation.editTitle', { name: row.name })}
      size="wide"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button look="main" onPress={() => void submit()} isDisabled={set.isPending}>
            {t('delegation.keep')}
          </Button>
        </>
      }
    >
      {lines.length === 0 && <p className="soft">{t('delegation.none')}</p>}
      {lines.map((line) => (
        <TaskLine
          key={line.key}
          line={line}
          tried={tried}
          onChange={(more) => change(line.key, more)}
          onRemove={() => setLines(lines.filter(({ key }) => key !== line.key))}
        />
      ))}
      <div>
        <Button onPress={add} isDisabled={lines.length >= 100}>
          {t('delegation.add')}
        </Button>
      </div>
      <TextField
        label={t('field.reason')}
        value={reason}
        onChange={setReason}
        maxLength={500}
        error={tried && reason.trim().length < SHORTEST_REASON ? t('field.reasonError') : undefined}
      />
      <ErrorNote error={set.error} />
    </Dialog>
  )
}

interface TaskLineProps {
  readonly line: Line
  readonly tried: boolean
  readonly onChange: (more: Partial<Line>) => void
  readonly onRemove: () => void
}

function TaskLine({ line, tried, onChange, onRemove }: TaskLineProps) {
  const { t } = useTranslation()
  const { task, from, until, trained } = line
  const isEmpty = task.trim() === '' || from === null
  const isTurned = from !== null && until !== null && until < from
  return (
    <fieldset className="delegation-line">
      <TextField
        label={t('delegation.task')}
        value={task}
        onChange={(typed) => onChange({ task: typed })}
        maxLength={80}
        error={tried && isEmpty ? t('delegation.lineError') : undefined}
      />
      <CivilDateField label={t('delegation.from')} value={from} onChange={(day) => onChange({ from: day })} />
      <CivilDateField
        label={t('delegation.until')}
        value={until}
        onChange={(day) => onChange({ until: day })}
        error={isTurned ? t('delegation.orderError') : undefined}
      />
      <CivilDateField label={t('delegation.trained')} value={trained} onChange={(day) => onChange({ trained: day })} />
      <IconButton label={`${t('delegation.remove')}${task === '' ? '' : `: ${task}`}`} onPress={onRemove}>
        <X size={18} aria-hidden />
      </IconButton>
    </fieldset>
  )
}
