import { Link2 } from 'lucide-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../../ask/ask.ts'
import { may } from '../../../shared/roles.ts'
import { useApplication } from '../../frame/application.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { HashText } from '../../parts/HashText.tsx'
import { JobProgress } from '../../parts/JobProgress.tsx'
import { useJob } from '../../parts/useJob.ts'
import { ExportTrailButton, ExportTrailState, useTrailExport } from './ExportTrail.tsx'
import { Verification } from './Verification.tsx'

interface ChainStatusProps {
  readonly head: string
  readonly lastSequence: number
}

/** Where the chain ends now, and the way to have all of it checked. */
export function ChainStatus({ head, lastSequence }: ChainStatusProps) {
  const { t } = useTranslation()
  const { person } = useApplication()
  const job = useJob('verify')
  const copy = useTrailExport()
  const mayVerify = person !== null && (may(person.role, 'audit.readAll') || may(person.role, 'audit.readAccounts'))
  useTrailAfter(job.view?.state)
  useTrailAfter(copy.view?.state)
  const isRunning = job.isStarting || job.view?.state === 'running'
  return (
    <>
      <div className="chain">
        <Link2 size={18} aria-hidden />
        <dl className="chain-facts">
          <div>
            <dt>{t('chain.last')}</dt>
            <dd className="ltr">#{lastSequence}</dd>
          </div>
          <div title={t('chain.headText')}>
            <dt>{t('chain.head')}</dt>
            <dd>
              <HashText hash={head} />
            </dd>
          </div>
        </dl>
        {mayVerify && (
          <Button onPress={() => job.start(() => ask('verify.start', {}))} isDisabled={isRunning}>
            {job.view && !isRunning ? t('chain.again') : t('chain.verify')}
          </Button>
        )}
        <ExportTrailButton job={copy} />
      </div>
      <ExportTrailState job={copy} />
      <JobProgress job={job} label={t('job.verify')} />
      <ErrorNote error={job.error} />
      {job.view && <Verification view={job.view} />}
    </>
  )
}

/** A verification or a copy that ends is itself a record: the trail is looked at again. */
function useTrailAfter(state: string | undefined): void {
  const client = useQueryClient()
  const before = useRef(state)
  useEffect(() => {
    const hasEnded = before.current === 'running' && state !== 'running'
    before.current = state
    if (hasEnded) void client.invalidateQueries({ queryKey: ['audit.page'] })
  }, [client, state])
}
