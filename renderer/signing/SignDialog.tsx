import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  MEANINGS,
  type Meaning,
  type SignContent,
  type SignatureView,
  type SignTarget,
} from '../../shared/ipc/views/signatures.ts'
import { MEANING_TEXTS } from '../../shared/signatureMeanings.ts'
import { failureOf } from '../ask/ask.ts'
import { useAct, useAsk } from '../ask/queries.ts'
import type { Names } from '../forms/parts/answerInWords.ts'
import { useApplication } from '../frame/application.ts'
import { keepers } from '../keep/keepers.ts'
import { Button } from '../parts/Button.tsx'
import { Choices } from '../parts/Choices.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { focusFirstError } from '../parts/focusFirstError.ts'
import { Note } from '../parts/Note.tsx'
import { TextField } from '../parts/TextField.tsx'
import { Waiting } from '../parts/Waiting.tsx'
import { SignedContent, SignedInBatch } from './SignedContent.tsx'

interface SignDialogProps {
  readonly targets: readonly SignTarget[]
  /** Names behind ids in the answers, where they are at hand. */
  readonly names?: Names | undefined
  readonly onClose: () => void
  readonly onSigned: (signatures: readonly SignatureView[]) => void
}

/**
 * What would be signed, in whole; what the signature says; and the proof of who signs. Exactly what is shown is signed: one
 * signature for each target, all of them or none.
 */
export function SignDialog({ targets, names, onClose, onSigned }: SignDialogProps) {
  const { t } = useTranslation()
  const { person } = useApplication()
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const wanted = targets.filter(({ id }) => !leftOut.has(id)).map(({ scope, id }) => ({ scope, id }))
  const preview = useAsk('signatures.preview', { targets: wanted }, { enabled: wanted.length > 0 })
  const sign = useAct('signatures.sign')
  const [meaning, setMeaning] = useState<Meaning | null>(null)
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const proof = useRef<HTMLFormElement>(null)
  /** What each looked like when signing it was refused, so that what is another now is pointed at. */
  const [looked, setLooked] = useState<ReadonlyMap<string, string>>(new Map())
  // Not what was shown before some of it was left out.
  const data = preview.isPlaceholderData || wanted.length === 0 ? undefined : preview.data
  const cannot = data?.contents.filter(({ blocks }) => blocks.length > 0) ?? []
  const blocked = !data || cannot.length > 0
  const lacksName = data?.needsUsername === true && username.trim().length < 2
  const submit = () => {
    setTried(true)
    if (!data || cannot.length > 0 || sign.isPending) return
    if (meaning === null || lacksName || password === '') {
      if (proof.current) focusFirstError(proof.current)
      return
    }
    sign.mutate(
      {
        targets: data.contents.map(({ scope, id, contentHash }) => ({ scope, id, contentHash })),
        meaning,
        username: data.needsUsername ? username.trim() : null,
        password,
      },
      {
        onSuccess: (signatures) => {
          const [first] = signatures
          if (first) keepers.noteKept(first.signedAt)
          onSigned(signatures)
        },
        onError: (error) => {
          setPassword('')
          // What is signed is what is seen: whatever changed meanwhile is looked at first.
          if (failureOf(error).code !== 'stale') return
          setLooked(new Map(data.contents.map(({ id, contentHash }) => [id, contentHash])))
          void preview.refetch()
        },
      },
    )
  }
  return (
    <Dialog
      title={t('sign.title')}
      size="wide"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button look="main" onPress={submit} isDisabled={blocked || sign.isPending}>
            {t('sign.act')}
          </Button>
        </>
      }
    >
      <ErrorNote error={preview.error} onRetry={() => void preview.refetch()} />
      {!data && !preview.error && wanted.length > 0 && <Waiting />}
      {wanted.length === 0 && <Note tone="info" title={t('sign.noneLeft')} />}
      {data && data.contents.length > 1 && <p>{t('sign.each', { count: data.contents.length })}</p>}
      {data && targets.length > 1 && cannot.length > 0 && (
        <Note
          tone="amber"
          title={t('sign.cannot', { count: cannot.length })}
          actions={
            <Button onPress={() => setLeftOut(new Set([...leftOut, ...cannot.map(({ id }) => id)]))}>
              {t('sign.leaveOut')}
            </Button>
          }
        >
          {t('sign.cannotText')}
        </Note>
      )}
      {data && <Contents contents={data.contents} names={names ?? data} looked={looked} />}
      {data && !blocked && (
        <form
          ref={proof}
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          <Choices
            label={t('sign.meaning')}
            layout="column"
            options={MEANINGS.map((id) => ({ id, label: MEANING_TEXTS[id] }))}
            value={meaning}
            onChange={(id) => setMeaning(MEANINGS.find((each) => each === id) ?? null)}
            error={tried && meaning === null ? t('field.required') : undefined}
          />
          <p>{t('sign.as', { name: person?.name ?? '', role: person ? t(`role.${person.role}`) : '' })}</p>
          {data.needsUsername && (
            <TextField
              label={t('account.username')}
              value={username}
              onChange={setUsername}
              autoComplete="off"
              error={tried && lacksName ? t('account.usernameError') : undefined}
            />
          )}
          <TextField
            label={t('account.password')}
            type="password"
            value={password}
            onChange={setPassword}
            autoComplete="off"
            error={tried && password === '' && !sign.error ? t('field.required') : undefined}
          />
          <p className="small soft">{t('sign.binding')}</p>
          {/* Enter in a field acts; the visible button stands with the dialog's acts. */}
          <button type="submit" className="heard" tabIndex={-1} aria-hidden />
        </form>
      )}
      {sign.isPending && <Waiting label={t('sign.busy')} />}
      <ErrorNote error={sign.error} />
    </Dialog>
  )
}

interface ContentsProps {
  readonly contents: readonly SignContent[]
  readonly names: Names
  readonly looked: ReadonlyMap<string, string>
}

/** One thing whole; of many a list, each to be opened. */
function Contents({ contents, names, looked }: ContentsProps) {
  const { t } = useTranslation()
  const changed = ({ id, contentHash }: SignContent) => looked.has(id) && looked.get(id) !== contentHash
  const [first] = contents
  if (first && contents.length === 1) {
    return <SignedContent content={first} names={names} hasChanged={changed(first)} />
  }
  return (
    <ul className="sign-batch" aria-label={t('sign.list')}>
      {contents.map((content) => (
        <SignedInBatch key={content.id} content={content} names={names} hasChanged={changed(content)} />
      ))}
    </ul>
  )
}
