import type { FormDefinition } from '../form/definition.ts'
import { same, type Text, words } from '../text/text.ts'
import type { StudyDefinition } from './definition.ts'
import { aeForm } from './forms/ae.ts'
import { bbsForm } from './forms/bbs.ts'
import { bmaForm } from './forms/bma.ts'
import { completeForm } from './forms/complete.ts'
import { conmedForm } from './forms/conmed.ts'
import { consentForm } from './forms/consent.ts'
import { demogForm } from './forms/demog.ts'
import { devForm } from './forms/dev.ts'
import { eligForm } from './forms/elig.ts'
import { fimForm } from './forms/fim.ts'
import { gmfcsForm } from './forms/gmfcs.ts'
import { gmfm88Form } from './forms/gmfm88.ts'
import { imagingForm } from './forms/imaging.ts'
import { injForm } from './forms/inj.ts'
import { labsForm } from './forms/labs.ts'
import { masForm } from './forms/mas.ts'
import { medhxForm } from './forms/medhx.ts'
import { phoneForm, phoneForm10 } from './forms/phone.ts'
import { physexForm } from './forms/physex.ts'
import { postinjForm } from './forms/postinj.ts'
import { preinjForm } from './forms/preinj.ts'
import { productForm } from './forms/product.ts'
import { rehabForm } from './forms/rehab.ts'
import { saeForm, saeForm10 } from './forms/sae.ts'
import { vitalsForm } from './forms/vitals.ts'
import { withdrawForm } from './forms/withdraw.ts'
import { visits } from './visits.ts'

/** The trial: visits, forms and logs. Everything else is derived from it. */
export const study: StudyDefinition = {
  oid: 'CP-MSC-IT',
  version: '1.0',
  name: words(
    'Intrathecal autologous mesenchymal stem cells in children with spastic cerebral palsy',
    'سلول‌های بنیادی مزانشیمی داخل نخاعی در کودکان مبتلا به فلج مغزی اسپاستیک',
  ),
  studyEvents: visits,
  forms: [
    consentForm,
    eligForm,
    demogForm,
    medhxForm,
    physexForm,
    labsForm,
    imagingForm,
    gmfcsForm,
    gmfm88Form,
    bbsForm,
    masForm,
    fimForm,
    bmaForm,
    productForm,
    preinjForm,
    injForm,
    vitalsForm,
    postinjForm,
    phoneForm10,
    phoneForm,
    aeForm,
    saeForm10,
    saeForm,
    conmedForm,
    rehabForm,
    devForm,
    withdrawForm,
    completeForm,
  ],
  logs: ['AE', 'SAE', 'CONMED', 'REHAB', 'DEV'],
}

/** The name of a visit; its OID when the study does not know it. */
export function visitNameOf(oid: string): Text {
  return study.studyEvents.find((each) => each.oid === oid)?.name ?? same(oid)
}

/** The name of a form, newest version; its OID when the study does not know it. */
export function formNameOf(oid: string): Text {
  return study.forms.findLast((form) => form.oid === oid)?.name ?? same(oid)
}

/** The definition of a form in one version, undefined when this release does not know it. */
export function definitionOf(oid: string, version: string): FormDefinition | undefined {
  return study.forms.find((form) => form.oid === oid && form.version === version)
}

/** The definition under which new forms are entered: the last version listed. Throws for a form the study does not have. */
export function currentForm(oid: string): FormDefinition {
  const form = study.forms.findLast((each) => each.oid === oid)
  if (!form) throw new Error(`the study has no form ${oid}`)
  return form
}
