import type { Catalogue } from './en.ts'
import type { report } from './report.ts'

/** The words around the trial report in Persian. */
export const reportFa: Pick<Catalogue, keyof typeof report> = {
  report: {
    title: 'گزارش',
    computing: 'در حال محاسبه گزارش',
    noChildren: 'هنوز کودکی نیست',
    noChildrenText: 'گزارش با ثبت نخستین کودک آغاز می‌شود. پیش از آن چیزی برای شمردن نیست.',
    tooFew: 'جفت کافی برای مقایسه نیست',
    tooFewText_zero:
      'هنوز هیچ کودکی مقیاسی هم در پایه و هم در ۱۲ ماه ندارد. آنچه شمردنی است نشان داده می‌شود؛ آزمون‌ها دو کودک می‌خواهند.',
    tooFewText_one:
      'یک کودک مقیاسی هم در پایه و هم در ۱۲ ماه دارد. آنچه شمردنی است نشان داده می‌شود؛ آزمون‌ها دو کودک می‌خواهند.',
    missing_one: '{{count}} مقدار نیست',
    missing_other: '{{count}} مقدار نیست',
    missingText: 'به جای آن‌ها چیزی گذاشته نشده است. در پایین با علت هر یک آمده‌اند.',
    caution: 'چگونه باید خواند',
    synthetic: 'مطالعه آموزشی: همه کودکان ساختگی‌اند.',
    study: 'مطالعه',
    version: 'نسخه {{version}}',
    cut: 'زمان خواندن داده',
    children: 'کودکان',
    measure: 'نسخه FIM',
    head: 'سر زنجیره ثبت',
    record: 'رکورد {{sequence}}',
    madeBy: 'محاسبه با',
    sections: 'بخش‌های گزارش',
    data: 'داده',
    hideData: 'پنهان کردن داده',
    saveAs: 'ذخیره',
    saved: 'ذخیره شد',
    asSvg: 'نقشه (SVG)',
    asPng: 'تصویر (PNG)',
    asCsv: 'داده (CSV)',
    write: 'نوشتن PDF، صفحه، جدول‌ها و تصویرها',
    writeText: 'یک پوشه با همه گزارش: فقط نام مستعار، بی نام و بی تاریخ کودک.',
    done: 'گزارش نوشته شد و کامل است',
    doneText_one: '{{count}} پرونده در',
    doneText_other: '{{count}} پرونده در',
    showFolder: 'نمایش پوشه',
    cancelled: 'گزارش لغو شد',
    cancelledText: 'چیزی بر جا نماند.',
    failed: 'گزارش نوشته نشد',
    failedText: 'چیزی بر جا نماند و پرونده تغییر نکرد. پوشه دیگری برگزینید و دوباره بکوشید.',
  },
}
