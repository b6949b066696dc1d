import { render, screen } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { onDemand } from './onDemand.tsx'
import { ScreenGuard } from '../frame/ScreenGuard.tsx'
import { startTexts } from '../text/i18n.ts'

startTexts()

describe('a part that is fetched on demand', () => {
  test('is fetched once, and the second time is there at once', async () => {
    const load = vi.fn(async () => ({ name }: { readonly name: string }) => <p>Good morning, {name}</p>)
    const Greeting = onDemand(load)
    const first = render(<Greeting name="first" />)
    expect(await screen.findByText('Good morning, first')).toBeDefined()
    first.unmount()
    render(<Greeting name="second" />)
    expect(screen.getByText('Good morning, second')).toBeDefined()
    expect(load).toHaveBeenCalledTimes(1)
  })

  test('says so to the guard above when it cannot be fetched, and is fetched again on another try', async () => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => {})
    const load = vi
      .fn<() => Promise<() => React.ReactNode>>()
      .mockRejectedValueOnce(new Error('the file is not there'))
      .mockResolvedValue(() => <p>Here after all</p>)
    const Part = onDemand(load)
    render(
      <ScreenGuard>
        <Part />
      </ScreenGuard>,
    )
    const again = await screen.findByRole('button')
    again.click()
    expect(await screen.findByText('Here after all')).toBeDefined()
    quiet.mockRestore()
  })
})
