import { study } from '../../../shared/study/study.ts'
import { METADATA_OID } from '../../export/odm/metadata.ts'
import { refuseFile } from '../refuseFile.ts'
import type { Attributes } from './xmlEvents.ts'

/**
 * Looks at the head of an ODM file. Throws a Refusal for what is no ODM 1.3, for a de-identified export of this product, whose children and days
 * nobody can put back, and for invented children where real ones are kept.
 */
export function checkHeader(name: string, attributes: Attributes, synthetic: boolean): void {
  if (name !== 'ODM') throw refuseFile('This is not an ODM file.')
  const version = attributes.get('ODMVersion') ?? '1.3'
  if (!/^1\.3(\.[0-2])?$/.test(version))
    throw refuseFile(`This is ODM ${clean(version)}; versions 1.3 to 1.3.2 are read.`)
  if (attributes.get('SourceSystem') !== 'Trialbook') return
  const [, profile = ''] = (attributes.get('FileOID') ?? '').split('.')
  if (profile !== 'full') {
    throw refuseFile('This is a de-identified export: its children and days cannot be put back. Take a full export.')
  }
  if ((attributes.get('Description') ?? '').startsWith('SYNTHETIC') && !synthetic) {
    throw refuseFile('This file holds invented children of a training study, and these study data are real.')
  }
}

/** Whether clinical data are of this study in this version. Throws a Refusal when they are not. */
export function checkStudy(attributes: Attributes): void {
  if (attributes.get('StudyOID') !== study.oid) {
    throw refuseFile(`The file belongs to another study: ${clean(attributes.get('StudyOID') ?? 'none is named')}.`)
  }
  const version = attributes.get('MetaDataVersionOID')
  if (version !== METADATA_OID) {
    throw refuseFile(`The file has version ${clean(version ?? 'none')} of the study; here it is ${METADATA_OID}.`)
  }
}

const clean = (text: string) => text.replace(/[^\w.\- ]/g, '').slice(0, 40)
