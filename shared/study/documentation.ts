import type { Check } from '../form/check.ts'
import type { CodeList, FormDefinition, ItemDefinition, ItemGroupDefinition } from '../form/definition.ts'
import { describeCondition, describeRequired, describeType } from '../form/describe.ts'
import type { Presence, StudyDefinition } from './definition.ts'
import type { StudySetting } from './settings.ts'

const LETTERS: Readonly<Record<Presence, string>> = {
  required: 'X',
  confirm: 'C',
  symptomLed: 'S',
  optional: 'O',
  runningLog: 'R',
}

/** The whole study as a page: visits, schedule, forms with their items, code lists, checks and settings. Markdown. */
export function studyMarkdown(
  study: StudyDefinition,
  checks: readonly Check[],
  settings: readonly StudySetting[],
): string {
  const parts = [
    `# ${study.name.en}`,
    'This page is made from the definitions in `shared/study` by `scripts/study-docs.ts`. Change those, not this.',
    '## Visits',
    'Days count from the anchor; both ends belong to the window.',
    visitTable(study),
    '## Schedule',
    'X required, C confirm, S led by symptoms, O optional and off by default, R running log.',
    scheduleTable(study),
    ...study.forms.flatMap(formSection),
    '## Code lists',
    codeListTable(codeListsOf(study)),
    '## Edit checks',
    'impossible blocks the item, hard blocks completion, soft is confirmed with a comment or becomes a query, hold blocks the next injection, deviation opens a deviation record, suggestion offers something.',
    table(
      ['Check', 'Forms', 'Severity', 'Rule', 'Limits', 'Source'],
      checks.map((check) => [
        check.id,
        check.forms === 'all' ? 'all' : check.forms.join(', '),
        check.severity,
        check.rule,
        Object.entries(check.limits ?? {})
          .map(([name, limit]) => `${name} ${limit.value}`)
          .join('; '),
        check.source,
      ]),
    ),
    '## Settings',
    'Windows and the limits of checks are settings too; their defaults stand above.',
    table(
      ['Key', 'What', 'Default', 'Source'],
      settings
        .filter(({ group }) => group !== 'Windows' && group !== 'Limits of checks')
        .map((setting) => [setting.key, setting.label, setting.default, setting.source]),
    ),
  ]
  return `${parts.join('\n\n')}\n`
}

function visitTable(study: StudyDefinition): string {
  return table(
    ['Visit', 'Name', 'Anchor', 'Target', 'From', 'To', 'Where', 'Source'],
    study.studyEvents.map((visit) => [
      visit.oid,
      visit.name.en,
      visit.anchor.kind === 'injection' ? `injection ${visit.anchor.number}` : ANCHORS[visit.anchor.kind],
      String(visit.targetDay),
      String(visit.fromDay),
      String(visit.toDay),
      visit.setting,
      visit.source,
    ]),
  )
}

const ANCHORS = {
  firstInjection: 'injection 1',
  lastInjection: 'last injection',
  decision: 'decision to stop',
  none: 'none',
} as const

function scheduleTable(study: StudyDefinition): string {
  const forms = [...new Set(study.studyEvents.flatMap((visit) => visit.forms.map(({ form }) => form)))]
  return table(
    ['Form', ...study.studyEvents.map(({ oid }) => oid)],
    forms.map((form) => [
      form,
      ...study.studyEvents.map((visit) => {
        const presence = visit.forms.find((each) => each.form === form)?.presence
        return presence ? LETTERS[presence] : ''
      }),
    ]),
  )
}

function formSection(form: FormDefinition): readonly string[] {
  return [
    `## ${form.oid} ${form.version}: ${form.name.en}`,
    `Source: ${form.source}.${form.mayBeNotDone ? ' May be marked as not done with a reason.' : ''}`,
    ...form.itemGroups.flatMap((group) => [`### ${form.oid}.${group.oid}: ${group.label.en}`, ...groupParts(group)]),
  ]
}

function groupParts(group: ItemGroupDefinition): readonly string[] {
  const shown = group.visible ? [`Shown when ${describeCondition(group.visible)}.`] : []
  const planned = group.fixedRows?.map((row) => `${row.repeat} ${row.label.en}`).join(', ')
  const rows = group.repeating ? [planned ? `Rows: ${planned}.` : 'Rows.'] : []
  return [
    ...shown,
    ...rows,
    table(['Item', 'Question', 'Takes', 'Required', 'Shown when', 'Class', 'Source'], group.items.map(itemCells)),
  ]
}

function itemCells(item: ItemDefinition): readonly string[] {
  return [
    item.oid,
    item.label.en,
    describeType(item),
    describeRequired(item),
    item.visible ? describeCondition(item.visible) : '',
    item.identity ? `${item.disclosure}, identity` : item.disclosure,
    item.source,
  ]
}

/** Every code list the study uses, once, in the order of first use. */
export function codeListsOf(study: StudyDefinition): readonly CodeList[] {
  const lists = study.forms.flatMap((form) =>
    form.itemGroups.flatMap((group) =>
      group.items.flatMap((item) => ('codeList' in item && item.codeList ? [item.codeList] : [])),
    ),
  )
  return [...new Map(lists.map((list) => [list.oid, list])).values()]
}

function codeListTable(lists: readonly CodeList[]): string {
  return table(
    ['Code list', 'Name', 'Codes'],
    lists.map((list) => [
      list.oid,
      list.name,
      list.entries.map(({ code, label }) => (code === label.en ? code : `${code} = ${label.en}`)).join('; '),
    ]),
  )
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...rows.map(line)].join('\n')
}

/** A bar would end the cell, a line break the row. */
const escaped = (cell: string): string => cell.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ')
