import { study } from '../../../shared/study/study.ts'
import type { ExportFacts } from '../formats.ts'
import type { FileSet } from '../fileSet.ts'
import type { Release } from '../release.ts'
import type { FormatWriter, ReleasedChild } from '../released.ts'
import { rowOf, type Dataset, type SdtmRecord } from './dataset.ts'
import { demographicsDataset, demographicsOf, subjectName } from './demographics.ts'
import { domainsOf, supplementDataset, visitsDataset } from './domains.ts'
import { adverseEventSupplement } from './events.ts'
import { SdtmForm } from './sdtmForm.ts'
import { timingOf, visitOf } from './timing.ts'

/** CDISC Dataset-JSON 1.1, one file per SDTM domain. Rows are streamed beside the file; what stands before them counts them. */
export function datasetJsonWriter(release: Release, files: FileSet, facts: ExportFacts): FormatWriter {
  const domains = domainsOf(release)
  const demographics = demographicsDataset(release)
  const visitSet = visitsDataset(release)
  const sequences = new Map<string, number>()
  const counts = new Map<string, number>()
  const put = (dataset: Dataset, child: ReleasedChild, record: SdtmRecord) => {
    const count = counts.get(dataset.name) ?? 0
    counts.set(dataset.name, count + 1)
    const whole = { STUDYID: study.oid, DOMAIN: dataset.name, USUBJID: subjectName(child), ...record }
    files.appendPart(fileOf(dataset), `${count === 0 ? '' : ',\n'}${JSON.stringify(rowOf(dataset, whole))}`)
  }
  return {
    child(child, visits) {
      sequences.clear()
      put(demographics, child, demographicsOf(child, release))
      for (const visit of visits.filter(({ status }) => status === 'occurred' || status === 'missed')) {
        const when = timingOf('SV', 'ST', visit.actual, { child, dates: release.policy.dates })
        put(visitSet, child, {
          ...visitOf(visit.oid, visit.repeat),
          SVPRESP: 'Y',
          SVOCCUR: visit.status === 'occurred' ? 'Y' : 'N',
          ...when,
        })
      }
    },
    form(released) {
      const form = new SdtmForm(released, release)
      for (const domain of domains)
        for (const record of domain.records(form)) {
          const sequence = (sequences.get(domain.name) ?? 0) + 1
          sequences.set(domain.name, sequence)
          put(domain, released.child, { [`${domain.name}SEQ`]: sequence, ...record })
          if (domain.name !== 'AE') continue
          for (const more of adverseEventSupplement(form, sequence)) put(supplementDataset, released.child, more)
        }
    },
    finish() {
      for (const dataset of [demographics, visitSet, ...domains, supplementDataset]) {
        const records = counts.get(dataset.name) ?? 0
        const head = JSON.stringify(headOf(dataset, records, facts)).slice(0, -1)
        files.assemble(fileOf(dataset), `${head},"rows":[\n`, '\n]}\n', records)
      }
    },
  }
}

function fileOf({ name }: Dataset): string {
  return `dataset-json/${name.toLowerCase()}.json`
}

/** Everything of a dataset but its rows. */
function headOf(dataset: Dataset, records: number, { madeAt, productVersion }: ExportFacts) {
  return {
    datasetJSONCreationDateTime: madeAt,
    datasetJSONVersion: '1.1.0',
    fileOID: `${study.oid}.${dataset.name}`,
    originator: 'Trialbook',
    sourceSystem: { name: 'Trialbook', version: productVersion },
    studyOID: study.oid,
    metaDataVersionOID: `MDV.${study.version}`,
    itemGroupOID: `IG.${dataset.name}`,
    records,
    name: dataset.name,
    label: dataset.label,
    columns: dataset.variables.map(({ name, label, type, key }) => ({
      itemOID: `IT.${dataset.name}.${name}`,
      name,
      label,
      dataType: type,
      ...(key === undefined ? {} : { keySequence: key }),
    })),
  }
}
