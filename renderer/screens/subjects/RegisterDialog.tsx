import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../ask/queries.ts'
import { Button } from '../../parts/Button.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { TextField } from '../../parts/TextField.tsx'
import { useHistory } from '../../route/useRoute.tsx'

/** A new child. The number is given by the product; the name stays on this laptop. */
export function RegisterDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const history = useHistory()
  const register = useAct('subjects.register')
  const [child, setChild] = useState({ givenName: '', familyName: '', recordNumber: '' })
  const [tried, setTried] = useState(false)
  const missing = (text: string) => (tried && !text.trim() ? t('field.required') : undefined)
  const submit = () => {
    setTried(true)
    if (!child.givenName.trim() || !child.familyName.trim() || register.isPending) return
    register.mutate(child, {
      onSuccess: ({ subjectId }) => {
        onClose()
        history.go({ screen: 'subject', subjectId })
      },
    })
  }
  return (
    <Dialog
      title={t('subjects.registerTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('act.cancel')}</Button>
          <Button look="main" onPress={submit} isDisabled={register.isPending}>
            {t('subjects.registerAct')}
          </Button>
        </>
      }
    >
      <p className="soft">{t('subjects.registerText')}</p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          label={t('subjects.givenName')}
          value={child.givenName}
          onChange={(givenName) => setChild({ ...child, givenName })}
          error={missing(child.givenName)}
          autoFocus
        />
        <TextField
          label={t('subjects.familyName')}
          value={child.familyName}
          onChange={(familyName) => setChild({ ...child, familyName })}
          error={missing(child.familyName)}
        />
        <TextField
          label={t('subjects.recordNumber')}
          help={t('subjects.recordNumberHelp')}
          width="short"
          value={child.recordNumber}
          onChange={(recordNumber) => setChild({ ...child, recordNumber })}
        />
        {/* Enter in any field registers; the visible button stands with the dialog's acts. */}
        <button type="submit" className="heard" tabIndex={-1} aria-hidden />
      </form>
      <ErrorNote error={register.error} />
    </Dialog>
  )
}
