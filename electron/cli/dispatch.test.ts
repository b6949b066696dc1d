import { describe, expect, test } from 'vitest'
import { commands } from './commands.ts'
import { dispatch } from './dispatch.ts'
import { testIo } from './testIo.ts'

describe('the command line', () => {
  test('help goes to the standard output and names every command', async () => {
    const { io, out } = testIo()
    expect(await dispatch(['help'], io)).toBe(0)
    for (const { load } of Object.values(commands)) expect(out.join('\n')).toContain(`ecrf ${(await load()).usage}`)
  })

  test.each([[[]], [['nonsense']], [['toString']]])(
    '%j is not a command: exit 2, nothing on the standard output',
    async (args) => {
      const { io, out, err } = testIo()
      expect(await dispatch(args, io)).toBe(2)
      expect(out).toEqual([])
      expect(err.join('\n')).toContain('ecrf score')
    },
  )

  test('an impossible answer is one sentence on the standard error, exit 1', async () => {
    const { io, out, err } = testIo({ 'a.json': '{"GMFM10": 4}' })
    expect(await dispatch(['score', 'gmfm88', 'a.json'], io)).toBe(1)
    expect(out).toEqual([])
    expect(err).toEqual([
      'GMFM10: 4 is not possible; the item takes a whole number 0 to 3 or "NT". Nothing was scored.',
    ])
  })

  test.each([
    [['score']],
    [['score', 'gmfm88']],
    [['score', 'gmfm88', 'a.json', 'more']],
    [['score', 'xyz', 'a.json']],
    [['score', 'gmfm88', 'missing.json']],
    [['score', 'gmfm88', 'broken.json']],
    [['score', 'gmfm88', 'list.json']],
    [['score', 'gmfm88', 'option.json']],
    [['score', 'gmfm88', 'goal.json']],
    [['vectors']],
    [['vectors', 'missing.json']],
    [['vectors', 'list.json']],
  ])('%j cannot run: exit 2 with one sentence', async (args) => {
    const { io, out, err } = testIo({
      'a.json': '{}',
      'broken.json': '{"items"',
      'list.json': '[1]',
      'option.json': '{"items": {}, "options": {"goal_dimension": ["A"]}}',
      'goal.json': '{"items": {}, "options": {"goal_dimensions": ["F"]}}',
    })
    expect(await dispatch(args, io)).toBe(2)
    expect(out).toEqual([])
    expect(err).toHaveLength(1)
  })
})
