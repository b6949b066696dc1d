import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../ask/queries.ts'
import { APPLICATION_KEY } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { NewPassword } from '../../parts/NewPassword.tsx'
import { Note } from '../../parts/Note.tsx'
import { TextField } from '../../parts/TextField.tsx'

/** One's own password. `required` after an administrator gave a temporary one: nothing else opens until it is done. */
export function Password({ required = false }: { readonly required?: boolean }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const change = useAct('session.changePassword')
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (!current || next === null) return
    change.mutate({ current, next }, { onSuccess: () => void client.invalidateQueries({ queryKey: APPLICATION_KEY }) })
  }
  return (
    <Form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h1>{required ? t('password.requiredTitle') : t('password.title')}</h1>
      {required && <Note tone="info">{t('password.requiredText')}</Note>}
      {change.isSuccess && !required ? (
        <Note tone="good">{t('password.changed')}</Note>
      ) : (
        <>
          <TextField
            label={t('password.current')}
            type="password"
            value={current}
            onChange={setCurrent}
            error={tried && !current ? t('field.required') : undefined}
            autoFocus
          />
          <NewPassword onChange={setNext} tried={tried} />
          <ErrorNote error={change.error} />
          <div>
            <Button look="main" type="submit" isDisabled={change.isPending}>
              {t('password.change')}
            </Button>
          </div>
        </>
      )}
    </Form>
  )
}
