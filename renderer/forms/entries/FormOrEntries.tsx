import { FormBody, type FormBodyProps } from '../FormBody.tsx'
import { useFormState } from '../useFormSession.ts'
import { BothEntries } from './BothEntries.tsx'

/** The form itself, or both its entries while they differ: until then it is in no record and has nothing of its own to show. */
export function FormOrEntries(props: FormBodyProps) {
  const { view } = useFormState(props.session)
  if (view.doubleEntry?.stage !== 'resolving') return <FormBody {...props} />
  return <BothEntries session={props.session} settle={view.doubleEntry.part === 'resolve' && !view.frozen} />
}
