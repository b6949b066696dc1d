import { ChoiceField } from './ChoiceField.tsx'
import { DateItemField } from './DateItemField.tsx'
import { DictionaryField } from './DictionaryField.tsx'
import type { FieldProps } from './fieldProps.ts'
import { GradeField } from './GradeField.tsx'
import { MultiChoiceField } from './MultiChoiceField.tsx'
import { PickField } from './PickField.tsx'
import { TypedField } from './TypedField.tsx'

/** The field that fits the item's type. */
export function Widget(props: FieldProps) {
  const { item } = props
  switch (item.type) {
    case 'text':
      return item.optionsFrom ? <PickField {...props} item={item} /> : <TypedField {...props} item={item} />
    case 'integer':
    case 'decimal':
      return <TypedField {...props} item={item} />
    case 'date':
    case 'dateTime':
    case 'time':
    case 'partialDate':
    case 'partialDateTime':
      return <DateItemField {...props} item={item} />
    case 'choice':
      return item.gradesOf ? <GradeField {...props} item={item} /> : <ChoiceField {...props} item={item} />
    case 'score':
      return <ChoiceField {...props} item={item} />
    case 'multiChoice':
      return <MultiChoiceField {...props} item={item} />
    case 'user':
    case 'reference':
      return <PickField {...props} item={item} />
    case 'dictionary':
      return <DictionaryField {...props} item={item} />
    case 'calculated':
      return null
  }
}
