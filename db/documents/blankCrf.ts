import type { FormDefinition } from '../../shared/form/definition.ts'
import { html, type Html } from '../../shared/print/html.ts'
import { currentForm, study } from '../../shared/study/study.ts'
import { settingsInForce } from '../read/settingsInForce.ts'
import { refuse } from '../record/refusal.ts'
import { blankForm } from './blank/blankForm.ts'
import { BLANK_STYLE } from './blank/style.ts'
import type { DocumentContext, DocumentKind, DocumentOrigin } from './kind.ts'

/** Empty forms for a day without the laptop (R42), made from the definitions and the settings in force. Holds no data. */
export const blankCrf: DocumentKind<'blankCrf'> = {
  right: () => 'record.read',
  namesChildren: () => false,
  fileName: (_context, { forms }) =>
    forms?.length === 1 ? `blank-${(forms[0] ?? '').toLowerCase()}` : 'blank-case-report-form',
  build(context, { forms }) {
    const wanted = chosenForms(forms)
    const [only] = wanted
    const title = wanted.length === 1 && only ? `Blank form: ${only.name.en}` : 'Blank case report form'
    return { title, style: BLANK_STYLE, body: blankBody(title, wanted, context) }
  },
}

/** The forms asked for, or the newest version of each form of the study in its order. Throws a Refusal for one it does not have. */
export function chosenForms(wanted: readonly string[] | null): readonly FormDefinition[] {
  const known = [...new Set(study.forms.map(({ oid }) => oid))]
  if (wanted?.some((oid) => !known.includes(oid))) throw refuse.notFound()
  return (wanted ?? known).map(currentForm)
}

function blankBody(title: string, forms: readonly FormDefinition[], { db, origin }: DocumentContext): Html {
  const settings = settingsInForce(db)
  return html`${cover(title, forms, origin)}${forms.map((form) => blankForm(form, settings))}`
}

function cover(title: string, forms: readonly FormDefinition[], origin: DocumentOrigin): Html {
  return html`<h1>${title}</h1>
    <p>${study.name.en}</p>
    <dl class="facts">
      <dt>Study definition</dt>
      <dd>${origin.study}, version ${origin.studyVersion}</dd>
      <dt>Site</dt>
      <dd>${origin.site}</dd>
      <dt>Printed</dt>
      <dd>${origin.madeAtLocal}</dd>
    </dl>
    <h3>How to fill in these pages</h3>
    <ul>
      <li>Use a pen that does not wash out. Write the trial number on every page, never the child’s name.</li>
      <li>Tick one box, or all that apply where it says so. Write dates as year, month, day.</li>
      <li>A mistake is crossed out with one line, so that it can still be read, with date and initials beside it.</li>
      <li>Nothing is left empty without a word: where a missing code is offered, tick it and give the reason.</li>
      <li>‘Possible’ limits are the ones the application will not go beyond; outside ‘usual’ it asks for a comment.</li>
      <li>
        Write when it was observed. Enter the page into Trialbook as ‘transcribed’ as soon as the laptop is back, and
        keep it: it is the source.
      </li>
    </ul>
    <h3>Forms</h3>
    <table class="schedule">
      <thead>
        <tr>
          <th>Form</th>
          <th>Version</th>
          <th>Where it stands</th>
        </tr>
      </thead>
      <tbody>
        ${forms.map(
          ({ oid, version, name }) =>
            html`<tr>
              <td>${name.en} <span class="hint code">${oid}</span></td>
              <td>${version}</td>
              <td>${whereItStands(oid)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`
}

function whereItStands(oid: string): string {
  if (study.logs.includes(oid)) return 'running log of the child'
  return study.studyEvents
    .filter(({ forms }) => forms.some(({ form }) => form === oid))
    .map(({ oid: visit }) => visit)
    .join(', ')
}
