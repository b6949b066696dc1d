import { Radio, RadioGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../shared/form/answer.ts'
import type { Chosen } from '../../../shared/form/entries.ts'
import type { FormDefinition } from '../../../shared/form/definition.ts'
import { findItem } from '../../../shared/form/items.ts'
import type { EntryComparison } from '../../../shared/ipc/views/entries.ts'
import { inLanguage } from '../../../shared/text/text.ts'
import { useApplication } from '../../frame/application.ts'
import { GlyphShape } from '../../parts/Glyph.tsx'
import { wordsOfAnswer, type Names } from '../parts/answerInWords.ts'
import { isDecided, type Decided } from './decisions.ts'
import { OtherAnswer } from './OtherAnswer.tsx'
import { WhyField } from './WhyField.tsx'

interface DifferenceRowProps {
  readonly difference: EntryComparison['differences'][number]
  readonly definition: FormDefinition
  readonly names: Names
  /** Undefined: for reading only. */
  readonly decide?: {
    readonly decided: Decided | undefined
    readonly isCurrent: boolean
    readonly onChoose: (choice: Chosen) => void
    readonly onChange: (change: Partial<Decided>) => void
    readonly onNext: () => void
  }
}

/** One item on which the entries differ: both answers side by side, and what stands in their place. */
export function DifferenceRow({ difference, definition, names, decide }: DifferenceRowProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const { address, first, second, record } = difference
  const item = findItem(definition, address)?.item
  const label = `${item?.type === 'score' ? `${item.number}. ` : ''}${item ? inLanguage(item.label, language) : address.item}`
  const words = (answer: Answer | null) => (answer ? wordsOf(answer) : t('entries.open'))
  const wordsOf = (answer: Answer) => {
    const said = wordsOfAnswer(item, answer, language, names)
    const entry = item?.type === 'score' ? item.codeList.entries.find(({ code }) => code === said) : undefined
    return entry ? `${said} – ${inLanguage(entry.label, language)}` : said
  }
  if (!decide) {
    return (
      <tr>
        <th scope="row">{label}</th>
        <td>{words(first)}</td>
        <td>{words(second)}</td>
        <td>
          <strong>{words(record)}</strong>
        </td>
      </tr>
    )
  }
  const { decided, isCurrent, onChoose, onChange, onNext } = decide
  const choices = [
    { id: 'first', head: t('entries.first'), answer: words(first), key: '1' },
    { id: 'second', head: t('entries.secondShort'), answer: words(second), key: '2' },
    { id: 'other', head: t('entries.other'), answer: decided?.other ? words(decided.other) : '…', key: '3' },
  ] as const
  return (
    <li className="difference" aria-current={isCurrent ? 'true' : undefined}>
      <div className="row-apart">
        <h3 className="difference-label">
          {label}
          {address.repeat > 1 && <span className="soft"> {address.repeat}</span>}
        </h3>
        {isDecided(decided) && <GlyphShape name="verified" />}
      </div>
      <RadioGroup
        className="difference-choices"
        aria-label={label}
        value={decided?.choice ?? null}
        onChange={(id) => onChoose(choices.find((each) => each.id === id)?.id ?? 'first')}
      >
        {choices.map(({ id, head, answer, key }) => (
          <Radio key={id} value={id} className="difference-choice">
            <kbd aria-hidden>{key}</kbd>
            <span className="difference-words">
              <span className="small soft">{head}</span>
              <bdi dir={language === 'fa' ? 'rtl' : 'ltr'}>{answer}</bdi>
            </span>
          </Radio>
        ))}
      </RadioGroup>
      {decided?.choice === 'other' && item && (
        <OtherAnswer item={item} names={names} value={decided.other} onChange={(other) => onChange({ other })} />
      )}
      {decided && (
        <WhyField item={label} value={decided.reason} onChange={(reason) => onChange({ reason })} onNext={onNext} />
      )}
    </li>
  )
}
