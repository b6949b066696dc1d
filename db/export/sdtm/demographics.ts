import { study } from '../../../shared/study/study.ts'
import type { Release } from '../release.ts'
import type { ReleasedChild } from '../released.ts'
import { keyed, text, whole, type Dataset, type SdtmRecord } from './dataset.ts'

const SEX: Readonly<Record<string, string>> = { '1': 'M', '2': 'F' }
const TREATED = {
  ARMCD: 'BMMSC',
  ARM: 'Four intrathecal injections',
  ACTARMCD: 'BMMSC',
  ACTARM: 'Four intrathecal injections',
}

/** DM. Age in years, or its band in AGETXT; no birth date in any release, no site where the release has none. */
export function demographicsDataset({ policy }: Pick<Release, 'policy'>): Dataset {
  return {
    name: 'DM',
    label: 'Demographics',
    variables: [
      keyed(text('STUDYID', 'Study Identifier'), 1),
      text('DOMAIN', 'Domain Abbreviation'),
      keyed(text('USUBJID', 'Unique Subject Identifier'), 2),
      text('SUBJID', 'Subject Identifier for the Study'),
      ...(policy.dates.unit === 'day' ? [] : [text('RFSTDTC', 'Subject Reference Start Date/Time')]),
      text('SITEID', 'Study Site Identifier'),
      whole('AGE', 'Age'),
      text('AGETXT', 'Age Text'),
      text('AGEU', 'Age Units'),
      text('SEX', 'Sex'),
      text('ARMCD', 'Planned Arm Code'),
      text('ARM', 'Description of Planned Arm'),
      text('ACTARMCD', 'Actual Arm Code'),
      text('ACTARM', 'Description of Actual Arm'),
      text('ARMNRS', 'Reason Arm and/or Actual Arm is Null'),
      text('COUNTRY', 'Country'),
    ],
  }
}

/** The DM record of a child. A child without an injection has no arm (SDTM ARMNRS). */
export function demographicsOf(child: ReleasedChild, { policy, site }: Release): SdtmRecord {
  const years = /^\d+$/.test(child.age)
  return {
    SUBJID: child.name,
    ...(policy.dates.unit === 'day' ? {} : { RFSTDTC: child.firstDose }),
    SITEID: policy.identified ? site.code : '',
    ...(years ? { AGE: Number(child.age) } : { AGETXT: child.age }),
    AGEU: child.age === '' ? '' : 'YEARS',
    SEX: SEX[child.sex] ?? 'U',
    ...(child.dosed ? TREATED : { ARMNRS: child.status === 'screenFailure' ? 'SCREEN FAILURE' : 'NOT TREATED' }),
  }
}

/** How a child is named in every dataset. */
export function subjectName(child: ReleasedChild): string {
  return `${study.oid}-${child.name}`
}
