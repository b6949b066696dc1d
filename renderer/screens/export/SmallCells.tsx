import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/ipc/contract.ts'
import type { ExportRequest } from '../../../shared/ipc/views/export.ts'
import { SEX } from '../../../shared/study/forms/demog.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { useApplication } from '../../frame/application.ts'
import { Choices } from '../../parts/Choices.tsx'
import type { Language } from '../../text/i18n.ts'
import { office } from '../../text/office.ts'
import '../../parts/Table.css'

/** The stricter threshold of the European and Canadian agencies. */
const STRICT_K = 11
const TREATMENTS = ['report', 'generalise', 'suppress'] as const

type Treatment = ExportRequest['smallCells']

interface SmallCellsProps {
  readonly preview: Output<'export.preview'>
  readonly treatment: Treatment
  readonly onChange: (treatment: Treatment) => void
}

/** Children who could be singled out by sex, age and level, and what to do about it. */
export function SmallCells({ preview, treatment, onChange }: SmallCellsProps) {
  const { t } = useTranslation()
  const { smallCells, k, subjects } = preview
  return (
    <section className="stack-tight" aria-labelledby="small-cells">
      <h2 id="small-cells">
        {t('export.smallCells')} <span className="soft">{smallCells.length}</span>
      </h2>
      <p className="soft export-prose">{t('export.smallCellsText', { k })}</p>
      {smallCells.length === 0 ? <p>{t('export.noSmallCells', { k })}</p> : <CellTable cells={smallCells} />}
      {(smallCells.length > 0 || subjects < STRICT_K * 3) && <p className="small soft">{t('export.strictK')}</p>}
      <Choices
        label={t('export.treatment')}
        layout="column"
        options={TREATMENTS.map((id) => ({ id, label: t(`export.${id}`) }))}
        value={treatment}
        onChange={(id) => onChange(TREATMENTS.find((each) => each === id) ?? 'report')}
      />
    </section>
  )
}

type QuasiName = keyof typeof office.quasi
const isKnown = (name: string): name is QuasiName => Object.hasOwn(office.quasi, name)

/** A part of a class in words: the sex as the form says it, all else as it stands. */
function quasiWords(name: string, value: string, language: Language): string {
  const label = name === 'sex' ? SEX.entries.find(({ code }) => code === value)?.label : undefined
  return label ? inLanguage(label, language) : value
}

function CellTable({ cells }: { readonly cells: SmallCellsProps['preview']['smallCells'] }) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const names = [...new Set(cells.flatMap((cell) => Object.keys(cell.class)))]
  return (
    <div className="table-sheet export-cells">
      <table className="table">
        <thead>
          <tr>
            {names.map((name) => (
              <th key={name} scope="col">
                {isKnown(name) ? t(`quasi.${name}`) : name}
              </th>
            ))}
            <th scope="col" className="number">
              {t('export.count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => (
            <tr key={JSON.stringify(cell.class)}>
              {names.map((name) => (
                <td key={name}>
                  {quasiWords(name, cell.class[name] ?? '', language) || (
                    <span className="faint">{t('quasi.notGiven')}</span>
                  )}
                </td>
              ))}
              <td className="number">{cell.count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
