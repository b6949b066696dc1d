import type { Catalogue } from './en.ts'
import type { identified } from './identified.ts'

/** The words of the export that names the children, in Persian. */
export const identifiedFa: Pick<Catalogue, keyof typeof identified> = {
  identified: {
    name: 'کامل و با نام',
    legal: 'کودکان را نام می‌برد. هویت‌زدایی نشده: تنها جایی که رضایت‌نامه و کمیته اخلاق اجازه دهند.',
    text: 'همه چیز، با نام و تاریخ و شماره پرونده. گذرواژه شما پرسیده می‌شود؛ هدف به عنوان دلیل ثبت می‌شود.',
    title: 'نوشتن خروجی با نام کودکان',
    warning: 'این داده از پناه برنامه بیرون می‌رود',
    names: 'فایل‌ها نام، تاریخ تولد، شماره پرونده و هر آنچه نوشته شده را در بر دارند.',
    unprotected:
      'رمزگذاری نشده‌اند. هر کس پوشه را داشته باشد می‌تواند بخواند: روی دیسک رمزگذاری‌شده بنویسید و پس از نیاز پاک کنید.',
    recorded: 'این که شما، برای چه کسی و چرا ساخته‌اید برای همیشه در رد تغییرات می‌ماند.',
    understood: 'این را خواندم، و گیرنده اجازه دارد این کودکان را بشناسد',
    understoodError: 'نخست بخوانید و این را نشان بزنید.',
    password: 'گذرواژه شما',
    passwordError: 'گذرواژه خود را بنویسید.',
    write: 'با نام بنویس',
  },
}
