import { addDays } from '../../dates/civilDate.ts'
import { defineCheck } from '../../form/check.ts'
import { todayOf } from '../../form/context.ts'
import { valueOf } from '../../form/values.ts'
import { words } from '../../text/text.ts'

/** Edit check of the deviation log. */
export const ec129 = defineCheck({
  id: 'EC129',
  severity: 'soft',
  forms: ['DEV'],
  rule: 'A major deviation is reported to the ethics committee within 30 days.',
  source: 'assumed',
  limits: { days: { value: 30, label: 'Days to the report' } },
  run: ({ values, context }, { days }) => {
    const start = valueOf(values, 'DEV_START')
    if (valueOf(values, 'DEV_CLASS') !== 'MAJOR' || start === undefined) return null
    if (valueOf(values, 'DEV_REPORTED') !== undefined || todayOf(context) < addDays(start, days)) return null
    const message = words(
      `This major deviation is ${days} days old or older and was not reported to the ethics committee. Report it and give the date.`,
      `از این انحراف عمده ${days} روز یا بیشتر گذشته و به کمیته اخلاق گزارش نشده است. گزارش دهید و تاریخ آن را ثبت کنید.`,
    )
    return { message, item: 'DEV_REPORTED' }
  },
})
