import { addPerson, expect, makeStudy, signIn, start, test, type Running } from './support/launch.ts'

const NURSE = { username: 'nina.n', name: 'Nina Nurse', role: 'nurse' } as const
const PASSWORD = 'four quiet cups of green tea'

/** A study with a nurse and a child, closed in good order. */
async function studyWithChild(): Promise<{ readonly userData: string; readonly subjectId: string }> {
  const running = await start()
  await makeStudy(running)
  await addPerson(running, NURSE, PASSWORD)
  await signIn(running, NURSE.username, PASSWORD)
  const child = { givenName: 'Child', familyName: 'One', recordNumber: '' }
  const { subjectId } = await running.get('subjects.register', child)
  await running.application.close()
  return { userData: running.userData, subjectId }
}

const gmfm = (subjectId: string) => ({
  subjectId,
  studyEventOid: 'BL',
  studyEventRepeat: 1,
  form: 'GMFM88',
  formId: null,
})

/** An answer that was acknowledged: the item and what it was given. */
type Acknowledged = readonly [item: string, value: string]

/**
 * Answers item after item as fast as the store takes them, round after round, and saves after each tenth. Tells each acknowledgement
 * the moment it comes. Goes on until the process is gone.
 */
async function typeWithoutEnd({ page }: Running, subjectId: string, heard: (answer: Acknowledged) => void) {
  await page.exposeFunction('acknowledged', (item: string, value: string) => heard([item, value]))
  await page.evaluate((place) => {
    const tell = (window as unknown as { acknowledged(item: string, value: string): Promise<void> }).acknowledged
    const type = async () => {
      const opened = await window.trialbook.invoke('forms.open', place)
      if (!opened.ok) throw new Error(opened.error.message)
      const { formId } = opened.value
      // The 88 items of the measure are numbered; date and circumstances are not typed here.
      const open = opened.value.open.filter(({ item }) => /\d$/.test(item))
      let { base } = opened.value
      for (let round = 0; ; round += 1) {
        for (const [index, address] of open.entries()) {
          const value = String((round + index) % 4)
          const changes = [{ address, answer: { value }, mode: 'single' as const }]
          const kept = await window.trialbook.invoke('forms.keep', { formId, base, changes })
          if (!kept.ok) throw new Error(kept.error.message)
          void tell(JSON.stringify(address), value)
          if (index % 10 !== 9) continue
          const saved = await window.trialbook.invoke('forms.save', { formId, base })
          if (!saved.ok) throw new Error(saved.error.message)
          base = saved.value.base
        }
      }
    }
    void type().catch((error: Error) => tell('stopped', error.message))
  }, gmfm(subjectId))
}

for (const after of [3, 37, 120]) {
  test(`a process killed after ${after} answers has lost none that was acknowledged`, async () => {
    const { userData, subjectId } = await studyWithChild()
    const running = await start({ userData })
    await signIn(running, NURSE.username, PASSWORD)
    const acknowledged = new Map<string, string>()
    let count = 0
    const killed = new Promise<void>((resolve) => {
      const main = running.application.process()
      main.once('exit', () => resolve())
      void typeWithoutEnd(running, subjectId, ([item, value]) => {
        acknowledged.set(item, value)
        count += 1
        if (count === after || item === 'stopped') main.kill('SIGKILL')
      }).catch(() => undefined)
    })
    await killed
    expect(acknowledged.get('stopped')).toBeUndefined()
    expect(count).toBeGreaterThanOrEqual(after)

    const again = await start({ userData })
    await signIn(again, NURSE.username, PASSWORD)
    expect((await again.get('application.state', {})).notices.map(({ code }) => code)).toEqual([])
    const view = await again.get('forms.open', gmfm(subjectId))
    const now = new Map<string, string>()
    for (const { address, answer } of [...view.items, ...(view.draft?.items ?? [])]) {
      if (answer !== null && 'value' in answer) now.set(JSON.stringify(address), String(answer.value))
    }
    const lost = [...acknowledged].filter(([item, value]) => {
      const found = now.get(item)
      // The next round may have reached the item again before the end, without its acknowledgement being heard.
      return found !== value && found !== String((Number(value) + 1) % 4)
    })
    expect(lost).toEqual([])
    await again.application.close()
  })
}
