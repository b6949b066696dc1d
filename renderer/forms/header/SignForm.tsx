import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.tsx'
import { SignDialog } from '../../signing/SignDialog.tsx'
import type { FormSession } from '../session.ts'
import { useFormState } from '../useFormSession.ts'

/** The way to sign a form that is complete and not signed as it is now. */
export function SignForm({ session }: { readonly session: FormSession }) {
  const { t } = useTranslation()
  const { view, mode } = useFormState(session)
  const [signing, setSigning] = useState(false)
  if (!view.may.sign || mode !== 'read' || view.state !== 'complete') return null
  return (
    <>
      <Button look="main" onPress={() => setSigning(true)}>
        {t('sign.act')}
      </Button>
      {signing && (
        <SignDialog
          targets={[{ scope: 'form', id: session.formId }]}
          names={view}
          onClose={() => setSigning(false)}
          onSigned={() => {
            setSigning(false)
            void session.reload()
          }}
        />
      )}
    </>
  )
}
