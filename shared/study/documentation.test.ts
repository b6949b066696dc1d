import { describe, expect, test } from 'vitest'
import { checks } from './checks/index.ts'
import { studyMarkdown } from './documentation.ts'
import { studySettings } from './settings.ts'
import { study } from './study.ts'

const page = studyMarkdown(study, checks, studySettings)

describe('the page of the study', () => {
  test('has every item, code list, check and setting', () => {
    for (const form of study.forms) {
      expect(page).toContain(`## ${form.oid} ${form.version}: `)
      for (const item of form.itemGroups.flatMap((group) => group.items)) expect(page).toContain(`| ${item.oid} | `)
    }
    for (const check of checks) expect(page).toContain(`| ${check.id} | `)
    expect(page).toContain('| mas.muscles | ')
  })

  test('is made of tables whose rows all have as many cells as their head', () => {
    const cells = (line: string) => line.split(/(?<!\\)\|/).length
    for (const block of page
      .trimEnd()
      .split('\n\n')
      .filter((each) => each.startsWith('|'))) {
      const [head = '', ...rows] = block.split('\n')
      expect(rows.filter((row) => cells(row) !== cells(head))).toEqual([])
    }
  })
})
