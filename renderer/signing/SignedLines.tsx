import { useTranslation } from 'react-i18next'
import { addressKey } from '../../shared/form/address.ts'
import type { Answer } from '../../shared/form/answer.ts'
import type { FormDefinition, ItemDefinition } from '../../shared/form/definition.ts'
import { findItem } from '../../shared/form/items.ts'
import type { SignContent } from '../../shared/ipc/views/signatures.ts'
import { definitionOf } from '../../shared/study/study.ts'
import { inLanguage } from '../../shared/text/text.ts'
import { wordsOfAnswer, type Names } from '../forms/parts/answerInWords.ts'
import { calculatedText } from '../forms/parts/calculatedText.ts'
import { useApplication } from '../frame/application.ts'
import type { Language } from '../text/i18n.ts'

interface SignedLinesProps {
  readonly form: SignContent['forms'][number]
  readonly names: Names
}

/** Every answer, score and confirmed check of a form as it would be signed, in the order of the form. */
export function SignedLines({ form, names }: SignedLinesProps) {
  const { t } = useTranslation()
  const { language } = useApplication()
  const definition = definitionOf(form.form, form.version)
  const lines = definition ? inFormOrder(definition, form.lines) : form.lines
  return (
    <>
      <dl className="sign-lines">
        {lines.map(({ address, answer, computed }) => {
          const item = definition && findItem(definition, address)?.item
          return (
            <div key={addressKey(address)}>
              <dt>
                {item ? inLanguage(item.label, language) : address.item}
                {address.repeat > 1 && <span className="soft"> ({address.repeat})</span>}
              </dt>
              <dd>
                <bdi>{answer ? lineInWords(item, answer, language, names) : '–'}</bdi>
                {computed && <span className="small soft"> {t('sign.computed')}</span>}
              </dd>
            </div>
          )
        })}
      </dl>
      {form.confirmedChecks.length > 0 && (
        <ul className="sign-checks small">
          {form.confirmedChecks.map(({ check, comment, by }, index) => (
            <li key={`${check}/${index}`}>
              <strong className="ltr">{check}</strong> {t('sign.confirmedCheck', { by })} <bdi>{comment}</bdi>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

type Line = SignContent['forms'][number]['lines'][number]

/** As they stand on the form. */
function inFormOrder(definition: FormDefinition, lines: readonly Line[]): readonly Line[] {
  const groups = definition.itemGroups.map(({ oid }) => oid)
  const items = new Map(
    definition.itemGroups.flatMap((group) => group.items.map((item, index) => [`${group.oid}/${item.oid}`, index])),
  )
  const placeIn = ({ address: { group, item } }: Line) => items.get(`${group}/${item}`) ?? items.size
  return lines.toSorted(
    (a, b) =>
      groups.indexOf(a.address.group) - groups.indexOf(b.address.group) ||
      a.address.repeat - b.address.repeat ||
      placeIn(a) - placeIn(b),
  )
}

function lineInWords(item: ItemDefinition | undefined, answer: Answer, language: Language, names: Names): string {
  return item?.type === 'calculated' && 'value' in answer && typeof answer.value === 'string'
    ? calculatedText(item, answer.value, language)
    : wordsOfAnswer(item, answer, language, names)
}
