import { answerAt, valueOf } from '../../shared/form/values.ts'
import type { FormDefinition, ItemDefinition } from '../../shared/form/definition.ts'
import type { FormSnapshot, SubjectRecord } from '../../shared/form/record.ts'
import { codesOf, textOf, type Answer } from '../../shared/form/answer.ts'
import { html, type Html } from '../../shared/print/html.ts'
import { givenInjections } from '../../shared/study/lookup.ts'
import { calculateForm } from '../../shared/study/engine.ts'
import { linkInWords } from '../../shared/study/eventLink.ts'
import { definitionOf } from '../../shared/study/study.ts'
import { readCasebook } from '../read/casebook.ts'
import { usersOf } from '../read/people.ts'
import { rowsOf } from '../read/query.ts'
import { siteContext } from '../read/readContext.ts'
import { subjectFacts } from '../read/subjectFacts.ts'
import { readSubjectRecord } from '../read/subjectRecord.ts'
import { visibleNames } from '../read/visibleName.ts'
import { refuse } from '../record/refusal.ts'
import type { ReadableDb } from '../store/database.ts'
import type { DocumentContext, DocumentKind } from './kind.ts'

/**
 * The report of a serious adverse event on paper, for sponsor, ethics committee and regulator: the record of event and report with
 * the injections before. It names the child only by the trial number unless names are asked for by somebody who may see them; then
 * each page says so. A name that was typed into free text by mistake is masked.
 */
export const saeReport: DocumentKind<'saeReport'> = {
  right: ({ names }) => (names ? 'identity.see' : 'record.read'),
  namesChildren: ({ names }) => names,
  fileName: ({ db }, { formId }) => {
    const row = rowsOf<{ code: string; repeat: number }>(
      db,
      `SELECT s.code, f.repeat FROM form f JOIN subject s ON s.id = f.subject_id WHERE f.id = ? AND f.oid = 'SAE'`,
      formId,
    )[0]
    if (!row) throw refuse.notFound()
    return `sae-report-${row.code}-${row.repeat}`
  },
  build(context, { subjectId, formId, names }) {
    const record = readSubjectRecord(context.db, subjectId)
    const report = record.forms.find(({ id, oid }) => id === formId && oid === 'SAE')
    if (!report) throw refuse.notFound()
    const title = `Report of a serious adverse event ${report.repeat}`
    return {
      title,
      header: `${record.subject.code} · ${title}`,
      body: bodyOf(context, title, record, report, names),
      ...(names ? { mark: 'NAMES A CHILD · keep it like a patient record' } : {}),
    }
  },
}

function bodyOf(
  context: DocumentContext,
  title: string,
  record: SubjectRecord,
  report: FormSnapshot,
  withNames: boolean,
): Html {
  const { db, origin, person } = context
  const site = siteContext(context)
  const name = withNames ? visibleNames(db, person.role).get(record.subject.id) : undefined
  const facts = subjectFacts(readCasebook(db, record.subject.id), site.now.slice(0, 10))
  const event = record.forms.find(({ id, oid }) => oid === 'AE' && id === valueOf(report.values, 'SAE_AE'))
  const injections = givenInjections(record)
  const toWords = wordsFor(db, record)
  return html`<h1>${title}</h1>
    <dl class="facts">
      <dt>Child</dt>
      <dd>${record.subject.code}${name === undefined ? null : html` · ${name}`}</dd>
      <dt>Sex, age</dt>
      <dd>
        ${facts.sex ?? 'not recorded'}, ${facts.ageYears === null ? 'age not recorded' : `${facts.ageYears} years`}
      </dd>
      <dt>Weight</dt>
      <dd>${facts.weight === null ? 'not recorded' : `${facts.weight} kg`}</dd>
      <dt>Study, site</dt>
      <dd>${origin.study} ${origin.studyVersion}, ${origin.site}</dd>
      <dt>Printed</dt>
      <dd>${origin.madeAtLocal}</dd>
      <dt>State of this report</dt>
      <dd>${report.state === 'open' || report.state === 'empty' ? 'open: not complete yet' : report.state}</dd>
    </dl>
    <h2>The report</h2>
    ${formTable(report, toWords)}
    <h2>The event</h2>
    ${event ? formTable(event, toWords) : html`<p class="warning">The report names no adverse event yet.</p>`}
    ${
      event && html`<p class="note">${linkInWords(event.values, calculateForm(event, record, site), injections).en}</p>`
    }
    <h2>Injections</h2>
    ${
      injections.length === 0
        ? html`<p>None recorded.</p>`
        : html`<table>
            <thead>
              <tr>
                <th>Number</th>
                <th>Began</th>
                <th>Cells given</th>
                <th>Lot</th>
              </tr>
            </thead>
            <tbody>
              ${injections.map(
                ({ number, start, form }) =>
                  html`<tr>
                    <td>${number}</td>
                    <td>${start.replace('T', ' ')}</td>
                    <td>${valueOf(form.values, 'CELLS_GIVEN') ?? '–'}</td>
                    <td>${lotOf(record, form)}</td>
                  </tr>`,
              )}
            </tbody>
          </table>`
    }
    <h2>Signature</h2>
    <p>
      ${
        report.signature
          ? `Signed in the application by ${nameOf(db, report.signature.user)}, ${report.signature.at.replace('T', ' ')}.`
          : 'Not signed in the application.'
      }
    </p>`
}

function lotOf(record: SubjectRecord, injection: FormSnapshot): string {
  const product = record.forms.find(({ id }) => id === valueOf(injection.values, 'INJ_LOT'))
  return (product && valueOf(product.values, 'LOT_NO')) ?? '–'
}

type ToWords = (item: ItemDefinition, answer: Answer) => string

/** Every item of a form that is answered, identity items left out, in the order of the form. */
function formTable(form: FormSnapshot, toWords: ToWords): Html {
  const definition: FormDefinition | undefined = definitionOf(form.oid, form.version)
  const rows = (definition?.itemGroups ?? []).flatMap((group) =>
    group.items.flatMap((item) => {
      const answer = answerAt(form.values, { group: group.oid, repeat: 1, item: item.oid })
      return answer && !item.identity ? [{ label: item.label.en, words: toWords(item, answer) }] : []
    }),
  )
  return html`<table>
    <tbody>
      ${rows.map(
        ({ label, words }) =>
          html`<tr>
            <th>${label}</th>
            <td>${words}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

function wordsFor(db: ReadableDb, record: SubjectRecord): ToWords {
  return (item, answer) => {
    if ('missing' in answer) return answer.missing
    const codes = codesOf(answer)
    const values = codes.length > 0 ? codes : [textOf(answer) ?? '']
    return values.map((value) => valueInWords(db, record, item, value)).join(', ')
  }
}

function valueInWords(db: ReadableDb, record: SubjectRecord, item: ItemDefinition, value: string): string {
  if ('codeList' in item && item.codeList) {
    return item.codeList.entries.find(({ code }) => code === value)?.label.en ?? value
  }
  if (item.type === 'user') return nameOf(db, value)
  if (item.type === 'reference') {
    const row = record.forms.find(({ id }) => id === value)
    return row ? `${row.oid} ${row.repeat}: ${valueOf(row.values, item.display) ?? ''}` : value
  }
  if (item.type === 'dateTime' || item.type === 'partialDateTime') return value.replace('T', ' ')
  return 'unit' in item && item.unit ? `${value} ${item.unit}` : value
}

const nameOf = (db: ReadableDb, user: string): string => usersOf(db).find(({ id }) => id === user)?.name ?? user
