import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportRequest } from '../../../shared/ipc/views/export.ts'
import { ask } from '../../ask/ask.ts'
import { StepBar } from '../../parts/StepBar.tsx'
import { useJob } from '../../parts/useJob.ts'
import { IdentifiedDialog } from './IdentifiedDialog.tsx'
import { LookStep } from './LookStep.tsx'
import { NEW_REQUEST } from './offered.ts'
import { trimmed } from './problems.ts'
import { WhatStep } from './WhatStep.tsx'
import { WriteStep } from './WriteStep.tsx'

type Step = 'what' | 'look' | 'write'
const STEPS: readonly Step[] = ['what', 'look', 'write']

/** An export in three steps; one that names the children asks once more, with the password. One that runs or has just ended is found again, also after a lock. */
export function ExportData() {
  const { t } = useTranslation()
  const job = useJob('export')
  const [request, setRequest] = useState<ExportRequest>(NEW_REQUEST)
  const [chosen, setChosen] = useState<Exclude<Step, 'write'>>('what')
  const [asksAgain, setAsksAgain] = useState(false)
  const change = (part: Partial<ExportRequest>) => setRequest((now) => ({ ...now, ...part }))
  const step: Step = job.view !== null || job.isStarting || job.error ? 'write' : chosen
  const leaveJob = (next: ExportRequest) => {
    job.forget()
    setRequest(next)
    setChosen('what')
  }
  return (
    <>
      <StepBar names={STEPS.map((name) => t(`export.${name}`))} at={STEPS.indexOf(step)} />
      {step === 'what' && <WhatStep request={request} onChange={change} onNext={() => setChosen('look')} />}
      {step === 'look' && (
        <LookStep
          request={request}
          onChange={change}
          onBack={() => setChosen('what')}
          onWrite={() => {
            if (request.profile === 'full') setAsksAgain(true)
            else job.start(() => ask('export.start', trimmed(request)))
          }}
        />
      )}
      {asksAgain && step === 'look' && (
        <IdentifiedDialog
          request={trimmed(request)}
          onClose={() => setAsksAgain(false)}
          onStarted={(started) => {
            setAsksAgain(false)
            job.start(() => Promise.resolve(started))
          }}
        />
      )}
      {step === 'write' && (
        <WriteStep job={job} onBack={() => leaveJob(request)} onAnother={() => leaveJob(NEW_REQUEST)} />
      )}
    </>
  )
}
