import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../ask/queries.ts'
import { keepers } from '../keep/keepers.ts'
import { Button } from '../parts/Button.tsx'
import { Choices } from '../parts/Choices.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { focusFirstError } from '../parts/focusFirstError.ts'
import { Note } from '../parts/Note.tsx'
import { TextField } from '../parts/TextField.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import './Redact.css'

const PARTS = ['new', 'old', 'reason'] as const
type Part = (typeof PARTS)[number]
export type RedactableParts = Readonly<Record<Part, string | null>>

const SHORTEST_REASON = 5

interface RedactDialogProps {
  readonly sequence: number
  readonly parts: RedactableParts
  readonly onClose: () => void
}

/** Says what is removed and what stays, and asks for a reason and for two persons (R07). */
export function RedactDialog({ sequence, parts, onClose }: RedactDialogProps) {
  const { t } = useTranslation()
  const redact = useAct('redaction.redact')
  const offered = PARTS.filter((part) => parts[part] !== null)
  const [part, setPart] = useState<Part | null>(offered.length === 1 ? (offered[0] ?? null) : null)
  const [reason, setReason] = useState('')
  const [password, setPassword] = useState('')
  const [second, setSecond] = useState({ username: '', password: '' })
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const lacks = {
    reason: reason.trim().length < SHORTEST_REASON,
    password: password === '',
    username: second.username.trim().length < 2,
    secondPassword: second.password === '',
  }
  const submit = async () => {
    setTried(true)
    if (redact.isPending) return
    if (part === null || Object.values(lacks).some(Boolean)) {
      if (form.current) focusFirstError(form.current)
      return
    }
    const wanted = { sequence, part, reason: reason.trim(), password }
    const username = second.username.trim()
    try {
      const { keptAt } = await redact.mutateAsync({ ...wanted, second: { username, password: second.password } })
      keepers.noteKept(keptAt)
      onClose()
    } catch {
      // The reason stands below; passwords are typed again.
      setPassword('')
      setSecond({ username, password: '' })
      setTried(false)
    }
  }
  return (
    <Dialog
      title={t('redaction.title', { sequence })}
      size="wide"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button look="danger" onPress={() => void submit()} isDisabled={redact.isPending}>
            {t('redaction.act')}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Choices
          label={t('redaction.what')}
          layout="column"
          options={offered.map((id) => ({ id, label: `${t(`redaction.part.${id}`)}: ${parts[id] ?? ''}` }))}
          value={part}
          onChange={(id) => setPart(PARTS.find((each) => each === id) ?? null)}
          error={tried && part === null ? t('field.required') : undefined}
        />
        <dl className="redact-what">
          <div>
            <dt>
              <strong>{t('redaction.goes')}</strong>
            </dt>
            <dd>{t('redaction.goesText')}</dd>
          </div>
          <div>
            <dt>
              <strong>{t('redaction.stays')}</strong>
            </dt>
            <dd>{t('redaction.staysText')}</dd>
          </div>
        </dl>
        <Note tone="amber" title={t('redaction.copies')}>
          {t('redaction.copiesText')}
        </Note>
        <TextField
          label={t('field.reason')}
          help={t('redaction.reasonHelp')}
          value={reason}
          onChange={setReason}
          maxLength={500}
          error={tried && lacks.reason ? t('field.reasonError') : undefined}
        />
        <TextField
          label={t('redaction.password')}
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="off"
          error={tried && lacks.password ? t('field.required') : undefined}
        />
        <fieldset className="redact-second">
          <legend>{t('redaction.second')}</legend>
          <TextField
            label={t('redaction.secondName')}
            value={second.username}
            onChange={(username) => setSecond({ ...second, username })}
            autoComplete="off"
            error={tried && lacks.username ? t('account.usernameError') : undefined}
          />
          <TextField
            label={t('redaction.secondPassword')}
            type="password"
            value={second.password}
            onChange={(typed) => setSecond({ ...second, password: typed })}
            autoComplete="off"
            error={tried && lacks.secondPassword ? t('field.required') : undefined}
          />
        </fieldset>
        {/* Enter in a field acts; the visible button stands with the dialog's acts. */}
        <button type="submit" className="heard" tabIndex={-1} aria-hidden />
      </form>
      {redact.isPending && <Waiting label={t('redaction.busy')} />}
      <ErrorNote error={redact.error} />
    </Dialog>
  )
}
