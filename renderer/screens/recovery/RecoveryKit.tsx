import { Printer } from 'lucide-react'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/ipc/contract.ts'
import type { ApplicationView } from '../../../shared/ipc/views/session.ts'
import { ask, type AskFailure } from '../../ask/ask.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Note } from '../../parts/Note.tsx'
import { TextField } from '../../parts/TextField.tsx'
import './RecoveryKit.css'

type Kit = Output<'setup.create'>

interface RecoveryKitProps {
  /** Null when the set-up was interrupted: the words were shown once and only the paper has them. */
  readonly kit: Kit | null
  readonly onConfirmed: (application: ApplicationView) => void
}

/** The twelve words: shown once, printed, and two of them typed back as proof that they are on paper. */
export function RecoveryKit({ kit, onConfirmed }: RecoveryKitProps) {
  const [onPaper, setOnPaper] = useState(kit === null)
  return onPaper ? (
    <TypeBack kit={kit} onBack={kit && (() => setOnPaper(false))} onConfirmed={onConfirmed} />
  ) : (
    kit && <Words kit={kit} onNext={() => setOnPaper(true)} />
  )
}

function Words({ kit, onNext }: { readonly kit: Kit; readonly onNext: () => void }) {
  const { t } = useTranslation()
  const [error, setError] = useState<unknown>(null)
  return (
    <section className="outside-sheet">
      <h1>{t('kit.title')}</h1>
      <Note tone="amber" title={t('kit.warning')}>
        {t('kit.warningText')}
      </Note>
      <ol className="kit-words ltr" translate="no">
        {kit.words.map((word, index) => (
          <li key={word + String(index)}>
            <span className="kit-number">{index + 1}</span>
            {word}
          </li>
        ))}
      </ol>
      <p className="soft small">
        {t('kit.fingerprint')} <code className="ltr">{kit.fingerprint}</code>
      </p>
      <ErrorNote error={error} />
      <div className="row-apart">
        <Button onPress={() => void ask('kit.print', {}).then(() => setError(null), setError)}>
          <Printer size={16} aria-hidden />
          {t('kit.print')}
        </Button>
        <Button look="main" onPress={onNext}>
          {t('kit.onPaper')}
        </Button>
      </div>
    </section>
  )
}

interface TypeBackProps {
  readonly kit: Kit | null
  readonly onBack: (() => void) | null
  readonly onConfirmed: (application: ApplicationView) => void
}

function TypeBack({ kit, onBack, onConfirmed }: TypeBackProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState<readonly [string, string]>(['', ''])
  const [error, setError] = useState<AskFailure | null>(null)
  const [first, second] = kit?.ask ?? [1, 2]
  const confirm = () =>
    ask('setup.confirmKit', { words: [clean(words[0]), clean(words[1])] }).then(onConfirmed, setError)
  return (
    <Form
      className="outside-sheet"
      onSubmit={(event) => {
        event.preventDefault()
        void confirm()
      }}
    >
      <h1>{t('kit.proveTitle')}</h1>
      <p className="soft">{t('kit.proveText')}</p>
      <div className="two-ways">
        <TextField
          label={t('kit.word', { number: first })}
          value={words[0]}
          onChange={(word) => setWords([word, words[1]])}
          autoComplete="off"
          spellCheck="false"
          autoFocus
        />
        <TextField
          label={t('kit.word', { number: second })}
          value={words[1]}
          onChange={(word) => setWords([words[0], word])}
          autoComplete="off"
          spellCheck="false"
        />
      </div>
      <ErrorNote error={error} />
      <div className="row-apart">
        {onBack ? <Button onPress={onBack}>{t('kit.showAgain')}</Button> : <span />}
        <Button look="main" type="submit">
          {t('kit.confirm')}
        </Button>
      </div>
    </Form>
  )
}

const clean = (word: string): string => word.trim().toLowerCase()
