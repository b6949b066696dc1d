import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyTrail } from '../audit/verify.ts'
import { chainEnd } from '../record/trail.ts'
import { makingFolder, markPath } from './paths.ts'
import { insideOf, openInMaking, openReader, openStore } from './store.ts'
import { answers, sampleForm, temporaryStore, type TemporaryStore } from './temporaryStore.ts'

let kept: TemporaryStore
let formId: string
let root: string
/** A copy of the store, with a form in it, where a store is made. */
let making: string

beforeEach(() => {
  kept = temporaryStore()
  formId = sampleForm(kept).formId
  kept.store.close()
  root = mkdtempSync(join(tmpdir(), 'trialbook-making-'))
  making = makingFolder(join(root, 'study'))
  cpSync(kept.folder, making, { recursive: true })
})
afterEach(() => {
  kept.remove()
  rmSync(root, { recursive: true, force: true })
})

const saving = (value: string) => ({ kind: 'form.saved', changes: answers(formId, { 'A/1/A01': value }) })
const open = () => openInMaking(making, kept.dataKey, kept.clock)

function reopened<T>(look: (store: ReturnType<typeof openStore>) => T): T {
  const store = openStore(making, kept.dataKey, kept.clock)
  try {
    return look(store)
  } finally {
    store.close()
  }
}
const value = () =>
  reopened(({ db }) => db.prepare<{ value: string }>('SELECT value FROM item WHERE form_id = ?').get(formId)?.value)

describe('a store in the making', () => {
  test('is opened nowhere but where a study is made: in a store that is used every act is on disk when it is answered', () => {
    expect(() => openInMaking(kept.folder, kept.dataKey, kept.clock)).toThrow(
      expect.objectContaining({ code: 'refused' }),
    )
  })

  test('has every act on disk once it is finished, chained, signed and as far as its mark', async () => {
    const { store, finish } = open()
    store.commit(kept.actors.nurse, saving('1'))
    store.commit(kept.actors.nurse, saving('2'))
    const { sequence } = chainEnd(store.db)
    finish()
    expect(value()).toBe('{"value":"2"}')
    expect(reopened(({ opening }) => opening)).toEqual({
      mark: 'ok',
      lastSequence: sequence,
      markSequence: sequence,
    })
    const reader = openReader(making, kept.dataKey)
    expect(await reader.longSnapshot(() => verifyTrail(reader))).toMatchObject({ whole: true, findingCount: 0 })
    reader.close()
  })

  test('is as it was when it ends before that', () => {
    const { store } = open()
    store.commit(kept.actors.nurse, saving('1'))
    store.close()
    expect(value()).toBeUndefined()
    expect(reopened(({ opening }) => opening.mark)).toBe('ok')
  })

  test('refuses what the door refuses, and then nothing of that act is in it', () => {
    const { store, finish } = open()
    store.commit(kept.actors.nurse, saving('1'))
    const { sequence } = chainEnd(store.db)
    expect(() => store.commit(kept.actors.monitor, saving('2'))).toThrow(
      expect.objectContaining({ code: 'notAllowed' }),
    )
    expect(chainEnd(store.db).sequence).toBe(sequence)
    finish()
    expect(value()).toBe('{"value":"1"}')
  })

  test('is spoilt by an act that fails half way: it is not finished, and nothing of it is there', () => {
    const { store, finish } = open()
    store.commit(kept.actors.nurse, saving('1'))
    const halfWay = () =>
      insideOf(store).commit(kept.actors.nurse, saving('2'), {
        alsoDo: () => {
          throw new Error('half way')
        },
      })
    expect(halfWay).toThrow()
    expect(finish).toThrow(expect.objectContaining({ code: 'failed' }))
    store.close()
    expect(value()).toBeUndefined()
    expect(reopened(({ opening }) => opening.mark)).toBe('ok')
  })

  test('lets no act begin inside another one', () => {
    const { store } = open()
    const { writer } = insideOf(store)
    expect(() => writer.immediate(() => writer.immediate(() => {}))).toThrow(
      expect.objectContaining({ code: 'refused' }),
    )
    store.close()
  })

  test('is a store like any other when it is opened again', () => {
    open().finish()
    reopened((store) => {
      store.commit(kept.actors.nurse, saving('4'))
      expect(insideOf(store).writer.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
      expect(insideOf(store).writer.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
    })
    expect(value()).toBe('{"value":"4"}')
    rmSync(markPath(making))
    expect(reopened(({ opening }) => opening.mark)).toBe('missing')
  })
})
