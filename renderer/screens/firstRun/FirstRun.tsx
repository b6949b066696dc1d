import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/ipc/contract.ts'
import type { ApplicationView } from '../../../shared/ipc/views/session.ts'
import { useQueryClient } from '@tanstack/react-query'
import { APPLICATION_KEY } from '../../frame/application.ts'
import { RecoveryKit } from '../recovery/RecoveryKit.tsx'
import { AdministratorStep, type AdministratorDetails } from './AdministratorStep.tsx'
import { Done } from './Done.tsx'
import { SiteStep, type SiteDetails } from './SiteStep.tsx'
import { Steps } from './Steps.tsx'
import { Welcome } from './Welcome.tsx'

type Kit = Output<'setup.create'>

type Step =
  | { readonly at: 'welcome' }
  | { readonly at: 'site' }
  | { readonly at: 'administrator' }
  | { readonly at: 'kit'; readonly kit: Kit | null }
  | { readonly at: 'done'; readonly application: ApplicationView }

const EMPTY_SITE: SiteDetails = { siteName: '', siteCode: '', organisation: '' }

/** The first minutes of an installation: site, administrator, recovery kit, done; or the training study. */
export function FirstRun({ application }: { readonly application: ApplicationView }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [step, setStep] = useState<Step>(
    application.phase === 'confirmKit' ? { at: 'kit', kit: null } : { at: 'welcome' },
  )
  const [site, setSite] = useState<SiteDetails>(EMPTY_SITE)
  const [administrator, setAdministrator] = useState<Omit<AdministratorDetails, 'password'>>({ name: '', username: '' })
  const enter = (next: ApplicationView) => client.setQueryData(APPLICATION_KEY, next)
  const names = [t('firstRun.site'), t('firstRun.administrator'), t('firstRun.kit'), t('firstRun.done')]

  switch (step.at) {
    case 'welcome':
      return <Welcome onSetUp={() => setStep({ at: 'site' })} />
    case 'site':
      return (
        <Steps names={names} at={0}>
          <SiteStep
            site={site}
            onBack={() => setStep({ at: 'welcome' })}
            onNext={(details) => {
              setSite(details)
              setStep({ at: 'administrator' })
            }}
          />
        </Steps>
      )
    case 'administrator':
      return (
        <Steps names={names} at={1}>
          <AdministratorStep
            site={site}
            known={administrator}
            onBack={(details) => {
              setAdministrator(details)
              setStep({ at: 'site' })
            }}
            onCreated={(kit) => setStep({ at: 'kit', kit })}
          />
        </Steps>
      )
    case 'kit':
      return (
        <Steps names={names} at={2}>
          <RecoveryKit kit={step.kit} onConfirmed={(next) => setStep({ at: 'done', application: next })} />
        </Steps>
      )
    case 'done':
      return (
        <Steps names={names} at={3}>
          <Done username={administrator.username} onContinue={() => enter(step.application)} />
        </Steps>
      )
  }
}
