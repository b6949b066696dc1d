import { useApplication } from '../../../frame/application.ts'
import { shortDate } from '../../../text/format.ts'

/** A civil date in the person's calendar. */
export function Day({ day }: { readonly day: string }) {
  const { calendar } = useApplication()
  return <span className="ltr account-when">{shortDate(day, calendar)}</span>
}
