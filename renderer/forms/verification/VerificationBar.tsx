import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressKey, parseAddressKey } from '../../../shared/form/address.ts'
import type { VerificationForm } from '../../../shared/ipc/views/verification.ts'
import { ask } from '../../ask/ask.ts'
import { useAct } from '../../ask/queries.ts'
import { useScreenKeys } from '../../frame/keys.ts'
import { Bar } from '../../parts/Bar.tsx'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { useHistory } from '../../route/useRoute.tsx'
import type { FormSession } from '../session.ts'
import { nextUnverified, tickAt, useVerification } from './useVerification.ts'
import { useVerificationKeys } from './useVerificationKeys.ts'
import './Verification.css'

interface VerificationProps {
  readonly session: FormSession
  /** Address key of the item in view. */
  readonly at: string | undefined
  readonly onMove: (key: string) => void
}

/** For the monitor: how much of the form is held against its source, and the acts with their keys. */
export function VerificationBar(props: VerificationProps) {
  const form = useVerification(props.session)
  return form?.mayTick ? <TickBar {...props} form={form} /> : null
}

function TickBar({ at, onMove, form }: VerificationProps & { readonly form: VerificationForm }) {
  const { t } = useTranslation()
  const { toggle, tickAll, error, isPending } = useTicks(form, at)
  const next = useNext(form, at, onMove)
  useVerificationKeys({ toggle, next: () => void next.go() })
  useScreenKeys(
    useMemo(
      () => [
        { keys: ['Space'], does: t('verification.keyTick') },
        { keys: ['N'], does: t('verification.keyNext') },
        { keys: ['Q'], does: t('verification.keyQuery') },
      ],
      [t],
    ),
  )
  const here = at === undefined ? undefined : tickAt(form, parseAddressKey(at))
  return (
    <section className="verification" aria-label={t('verification.title')}>
      <div className="row">
        <strong>{t('verification.title')}</strong>
        <span className="soft">{t(`verification.plan.${form.plan}`)}</span>
        <div className="form-progress">
          <Bar label={t('verification.progress')} done={form.verified} total={form.items.length} />
        </div>
        {form.changed > 0 && <span className="late">{t('verification.changed', { count: form.changed })}</span>}
      </div>
      <div className="row">
        <Button onPress={toggle} isDisabled={!here || isPending}>
          {t(here?.state === 'verified' ? 'verification.untick' : 'verification.tick')}{' '}
          <kbd>{t('verification.space')}</kbd>
        </Button>
        <Button onPress={tickAll} isDisabled={isPending || form.verified === form.items.length}>
          {t('verification.wholeForm')}
        </Button>
        <Button look="main" onPress={() => void next.go()}>
          {t('verification.next')} <kbd>N</kbd>
        </Button>
      </div>
      {next.isDone && <p role="status">{t('verification.done')}</p>}
      <ErrorNote error={error ?? next.error} />
    </section>
  )
}

/** Ticks as acts: the item in view, or all that is not ticked. */
function useTicks(form: VerificationForm, at: string | undefined) {
  const tick = useAct('verification.tick')
  const untick = useAct('verification.untick')
  const { formId, base } = form
  const isPending = tick.isPending || untick.isPending
  const toggle = () => {
    const here = at === undefined ? undefined : tickAt(form, parseAddressKey(at))
    if (!here || isPending) return
    const act = here.state === 'verified' ? untick : tick
    act.mutate({ formId, base, addresses: [here.address], note: null })
  }
  return {
    toggle,
    tickAll: () => tick.mutate({ formId, base, addresses: null, note: null }),
    error: tick.error ?? untick.error,
    isPending,
  }
}

/** On to the next item that is not verified: in this form, else in the next form of the child's plan. */
function useNext(form: VerificationForm, at: string | undefined, onMove: (key: string) => void) {
  const history = useHistory()
  const [isDone, setDone] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const go = async () => {
    setDone(false)
    setError(null)
    const inside = nextUnverified(form, at)
    if (inside) return onMove(addressKey(inside))
    try {
      const { subjectId, formId } = form
      const place = await ask('verification.next', { subjectId, after: { formId, address: null } })
      if (place === null || place.formId === formId) return setDone(true)
      history.go({
        screen: 'form',
        subjectId: place.subjectId,
        studyEventOid: place.studyEventOid,
        studyEventRepeat: 1,
        form: place.form,
        formId: place.formId,
        item: addressKey(place.address),
      })
    } catch (failure) {
      setError(failure)
    }
  }
  return { go, isDone, error }
}
