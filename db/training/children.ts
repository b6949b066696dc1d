/** An invented child: nobody of this name and birth date is known to us. */
export interface TrainingChild {
  readonly givenName: string
  readonly familyName: string
  readonly recordNumber: string
  /** '1' male, '2' female. */
  readonly sex: '1' | '2'
  /** Age in months at screening, 24 to 155. */
  readonly months: number
}

const child = (
  givenName: string,
  familyName: string,
  sex: '1' | '2',
  months: number,
  recordNumber: string,
): TrainingChild => ({ givenName, familyName, sex, months, recordNumber })

/** The sixteen of the cohort, in its order. Names in both scripts, short and long, with and without a joiner. */
export const cohortChildren: readonly TrainingChild[] = [
  child('آوا', 'نمونه‌پور', '2', 40, 'T-1001'),
  child('Sample', 'Childson', '1', 52, 'T-1002'),
  child('علی‌رضا', 'آزمایشی', '1', 61, 'T-1003'),
  child('نگار', 'تمرینی', '2', 66, 'T-1004'),
  child('Mina', 'Testsdotter', '2', 71, 'T-1005'),
  child('سام', 'ساختگی', '1', 75, 'T-1006'),
  child('محمدامین', 'فرضی‌زاده', '1', 80, 'T-1007'),
  child('Lea', 'Example', '2', 84, 'T-1008'),
  child('ترانه', 'نمونه‌خواه', '2', 90, 'T-1009'),
  child('Omid', 'Placeholder', '1', 95, 'T-1010'),
  child('یاسمن', 'آزمون‌نژاد', '2', 99, 'T-1011'),
  child('کیان', 'تمرین‌دوست', '1', 106, 'T-1012'),
  child('Nora', 'Mockfield', '2', 112, 'T-1013'),
  child('پرهام', 'فرضی', '1', 121, 'T-1014'),
  child('Elias', 'Trainer', '1', 133, 'T-1015'),
  child('هستی', 'نمونه‌منش‌اصل‌تهرانی', '2', 144, 'T-1016'),
]

/** Children on their way: one just registered, one waiting for the marrow, one before the first injection. */
export const childrenUnderWay: readonly TrainingChild[] = [
  child('Rasta', 'Sampleson', '2', 58, 'T-1017'),
  child('آرش', 'تازه‌وارد', '1', 70, 'T-1018'),
  child('بهار', 'در‌راه', '2', 88, 'T-1019'),
]
