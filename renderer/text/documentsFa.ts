import type { documents } from './documents.ts'
import type { Catalogue } from './en.ts'

/** The words of printing in Persian. */
export const documentsFa: Pick<Catalogue, keyof typeof documents> = {
  print: {
    casebook: 'چاپ پرونده کودک',
    casebookText: 'همه آنچه درباره {{code}} ثبت شده در یک PDF: همه فرم‌ها، پرسش‌ها، امضاها و تغییرها.',
    masked: 'بدون هویت کودک',
    maskedHelp: 'نام، تاریخ تولد و شماره پرونده پوشانده می‌شوند.',
    identified: 'نسخه با هویت',
    identifiedHelp: 'نشان می‌دهد کودک کیست. این PDF رمزگذاری نمی‌شود.',
    which: 'کدام نسخه',
    warningTitle: 'این فایل نام یک کودک را در خود دارد',
    warning:
      'فایل رمزگذاری‌نشده در جایی که ذخیره می‌کنید می‌ماند. آن را جایی نگه دارید که تنها افراد مجاز ببینند و وقتی لازم نیست پاک کنید. اینکه چه کسی و چه زمانی چاپ کرده ثبت می‌شود.',
    blankCrf: 'فرم‌های خالی',
    blankCrfText: 'فرم‌های خالی مطالعه برای پر کردن با دست، در روزی که لپ‌تاپ در دسترس نیست. داده‌ای در آن‌ها نیست.',
    annotatedCrf: 'فرم‌های توضیح‌دار',
    annotatedCrfText: 'هر پرسش با فهرست کدها، بازه، کنترل‌ها و ستون‌های خروجی. داده‌ای در آن نیست.',
    section: 'کاغذ',
    save: 'ذخیره به صورت PDF',
    making: 'در حال ساخت PDF',
    done: 'فایل PDF آماده است',
    doneText: '{{file}}، {{size}}. اثر انگشت آن در سابقه ثبت شد تا بتوان یکسان بودن نسخه را نشان داد.',
    sha: 'SHA-256',
    show: 'نمایش فایل',
    again: 'یکی دیگر',
  },
}
