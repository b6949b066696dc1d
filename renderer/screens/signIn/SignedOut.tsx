import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ApplicationView } from '../../../shared/ipc/views/session.ts'
import { APPLICATION_KEY } from '../../frame/application.ts'
import { SyntheticBanner } from '../../frame/SyntheticBanner.tsx'
import { OtherLanguage } from '../firstRun/OtherLanguage.tsx'
import { Steps } from '../firstRun/Steps.tsx'
import { Recovery } from '../recovery/Recovery.tsx'
import { SignIn } from './SignIn.tsx'
import './SignedOut.css'

/** Nobody is signed in: the sign-in sheet, or the way in with the recovery kit. */
export function SignedOut({ application }: { readonly application: ApplicationView }) {
  const client = useQueryClient()
  const [recovering, setRecovering] = useState(false)
  const enter = (next: ApplicationView) => client.setQueryData(APPLICATION_KEY, next)
  return (
    <div className="signed-out">
      {application.synthetic && <SyntheticBanner />}
      <Steps names={[]} at={0}>
        {recovering ? (
          <Recovery onBack={() => setRecovering(false)} onConfirmed={enter} />
        ) : (
          <SignIn application={application} onSignedIn={enter} onRecover={() => setRecovering(true)} />
        )}
        <OtherLanguage />
      </Steps>
    </div>
  )
}
