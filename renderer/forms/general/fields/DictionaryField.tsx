import { ChevronDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { FieldFoot, FieldHead } from '../../../parts/FieldFrame.tsx'
import { useTranslation } from 'react-i18next'
import { textOf } from '../../../../shared/form/answer.ts'
import type { DictionaryItem } from '../../../../shared/form/definition.ts'
import type { FieldProps } from './fieldProps.ts'
import { searchTerms, type TermFound } from './terms.ts'
import '../../../parts/List.css'

/** A term of a dictionary that is too long for a list: a few letters find it. */
export function DictionaryField(props: FieldProps<DictionaryItem>) {
  const { label, answer, onAnswer, onLeave, error, isReadOnly, beside } = props
  const { t } = useTranslation()
  const kept = textOf(answer) ?? ''
  const [typed, setTyped] = useState(kept)
  const [known, setKnown] = useState(kept)
  const [found, setFound] = useState<readonly TermFound[]>([])
  if (kept !== known) {
    setKnown(kept)
    setTyped(kept)
  }
  useEffect(() => {
    let wanted = true
    void searchTerms(typed).then((terms) => wanted && setFound(terms))
    return () => {
      wanted = false
    }
  }, [typed])
  return (
    <ComboBox
      className="field"
      items={found}
      inputValue={typed}
      onInputChange={setTyped}
      onChange={(key) => {
        if (key === null) return
        setTyped(String(key))
        onAnswer({ value: String(key) })
      }}
      onBlur={() => {
        // Letters that are no term are not an answer: the field goes back to what is kept.
        if (typed === '') onAnswer(null)
        else setTyped(kept)
        onLeave()
      }}
      defaultFilter={() => true}
      allowsEmptyCollection
      menuTrigger="input"
      isInvalid={error !== undefined}
      isReadOnly={isReadOnly}
      allowsCustomValue
    >
      <FieldHead label={label} beside={beside} />
      <div className="field-box">
        <Input className="field-input ltr" />
        <Button className="button button-quiet button-icon">
          <ChevronDown size={16} aria-hidden />
        </Button>
      </div>
      <FieldFoot help={t('form.dictionary')} error={error} />
      <Popover className="list-popover">
        <ListBox className="list" renderEmptyState={() => <p className="list-empty">{t('form.noTerm')}</p>}>
          {(term: TermFound) => (
            <ListBoxItem id={term.id} textValue={term.label} className="list-item">
              <span className="ltr">{term.label}</span>
              <span className="small soft ltr">{term.hint}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
