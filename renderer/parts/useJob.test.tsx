import { screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { describe, expect, test } from 'vitest'
import type { JobView } from '../../shared/ipc/views/export.ts'
import { BridgeDouble, Refused, SIGNED_IN } from '../testing/bridge.ts'
import { renderWith } from '../testing/render.tsx'
import { rememberedJob, rememberJob } from './rememberedJob.ts'
import { useJob } from './useJob.ts'

const JOB_ID = '00000000-0000-4000-8000-0000000000f3'
const me = SIGNED_IN.person?.id ?? ''

const view = (state: JobView['state'], id = JOB_ID): JobView => ({
  id,
  kind: 'export',
  state,
  done: 1,
  total: 2,
  message: '',
  result: null,
})

function Shown() {
  const job = useJob('export')
  return <p>{job.view?.state ?? 'none'}</p>
}

/** Somebody who comes back after a lock, with a job put by. */
function Returning() {
  const [isBack, setBack] = useState(false)
  if (isBack) return <Shown />
  const onBack = () => {
    rememberJob(me, 'export', JOB_ID)
    setBack(true)
  }
  return (
    <button type="button" onClick={onBack}>
      Back
    </button>
  )
}

async function comeBack(handlers: BridgeDouble['handlers']): Promise<BridgeDouble> {
  const bridge = new BridgeDouble(handlers)
  const { user } = renderWith(bridge, <Returning />)
  await user.click(screen.getByRole('button', { name: 'Back' }))
  return bridge
}

describe('a job', () => {
  test('that ran during a lock is found again by the same person', async () => {
    const bridge = await comeBack({ 'jobs.get': () => view('done') })
    expect(await screen.findByText('done')).toBeDefined()
    expect(bridge.inputsOf('jobs.get')[0]).toEqual({ id: JOB_ID })
  })

  test('of another run of the application is no job, and no error', async () => {
    const bridge = await comeBack({
      'jobs.get': () => {
        throw new Refused('notFound')
      },
    })
    await waitFor(() => expect(bridge.inputsOf('jobs.get').length).toBeGreaterThan(0))
    expect(await screen.findByText('none')).toBeDefined()
  })

  test('is remembered for one person and one kind of work alone', () => {
    sessionStorage.clear()
    rememberJob(me, 'export', JOB_ID)
    expect(rememberedJob(me, 'export')).toBe(JOB_ID)
    expect(rememberedJob(me, 'verify')).toBeNull()
    expect(rememberedJob('somebody else', 'export')).toBeNull()
    rememberJob(me, 'export', null)
    expect(rememberedJob(me, 'export')).toBeNull()
  })

  test('hears of itself and of no other', async () => {
    const bridge = await comeBack({ 'jobs.get': () => view('running') })
    await screen.findByText('running')
    bridge.say('job.progress', view('failed', '00000000-0000-4000-8000-0000000000f4'))
    bridge.say('job.progress', { nonsense: true })
    expect(screen.getByText('running')).toBeDefined()
    bridge.handlers['jobs.get'] = () => view('cancelled')
    bridge.say('job.progress', view('cancelled'))
    expect(await screen.findByText('cancelled')).toBeDefined()
  })
})
