/* Our own short labels of the GMFM-88 in Persian, beside the English ones. The criteria are in the licensed manual. */

const LYING: Readonly<Record<string, string>> = {
  'Back-lying: turns head from midline, limbs symmetrical': 'طاق‌باز: چرخاندن سر از خط وسط، اندام‌ها قرینه',
  'Back-lying: both hands meet at midline': 'طاق‌باز: رساندن دو دست به هم در خط وسط',
  'Back-lying: head raised to 45°': 'طاق‌باز: بالا آوردن سر تا ۴۵ درجه',
  'Back-lying: full bend of right hip and knee': 'طاق‌باز: خم کردن کامل ران و زانوی راست',
  'Back-lying: full bend of left hip and knee': 'طاق‌باز: خم کردن کامل ران و زانوی چپ',
  'Back-lying: right-arm reach across midline to toy': 'طاق‌باز: رساندن دست راست از خط وسط به اسباب‌بازی',
  'Back-lying: left-arm reach across midline to toy': 'طاق‌باز: رساندن دست چپ از خط وسط به اسباب‌بازی',
  'Roll from back to front over right side': 'غلتیدن از طاق‌باز به دمر از سمت راست',
  'Roll from back to front over left side': 'غلتیدن از طاق‌باز به دمر از سمت چپ',
  'Front-lying: head raised to vertical': 'دمر: بالا آوردن سر تا وضعیت عمودی',
  'Front-lying on forearms: head vertical, elbows straight, chest up':
    'دمر روی ساعدها: سر عمودی، آرنج‌ها صاف، سینه بالا',
  'Front-lying, weight on right forearm: other arm stretched forward': 'دمر، وزن روی ساعد راست: دست دیگر صاف به جلو',
  'Front-lying, weight on left forearm: other arm stretched forward': 'دمر، وزن روی ساعد چپ: دست دیگر صاف به جلو',
  'Roll from front to back over right side': 'غلتیدن از دمر به طاق‌باز از سمت راست',
  'Roll from front to back over left side': 'غلتیدن از دمر به طاق‌باز از سمت چپ',
  'Front-lying: 90° pivot to right': 'دمر: چرخش ۹۰ درجه به راست',
  'Front-lying: 90° pivot to left': 'دمر: چرخش ۹۰ درجه به چپ',
}

const SITTING: Readonly<Record<string, string>> = {
  'Back-lying, examiner holds hands: pulls self to sit, head controlled':
    'طاق‌باز، دست‌ها در دست ارزیاب: کشیدن خود به نشستن با کنترل سر',
  'Back-lying to sitting via right side': 'از طاق‌باز به نشستن از سمت راست',
  'Back-lying to sitting via left side': 'از طاق‌باز به نشستن از سمت چپ',
  'Mat sitting, trunk supported: head vertical 3 s': 'نشستن روی تشک با حمایت تنه: سر عمودی ۳ ثانیه',
  'Mat sitting, trunk supported: head midline 10 s': 'نشستن روی تشک با حمایت تنه: سر در خط وسط ۱۰ ثانیه',
  'Mat sitting with arm prop 5 s': 'نشستن روی تشک با تکیه بر دست ۵ ثانیه',
  'Mat sitting hands free 3 s': 'نشستن روی تشک با دست آزاد ۳ ثانیه',
  'Mat sitting: lean to toy in front, come back up without prop':
    'نشستن روی تشک: خم شدن به سوی اسباب‌بازی در جلو و بازگشت بدون تکیه',
  'Mat sitting: touch toy 45° behind right side, return': 'نشستن روی تشک: لمس اسباب‌بازی ۴۵ درجه پشت سمت راست و بازگشت',
  'Mat sitting: touch toy 45° behind left side, return': 'نشستن روی تشک: لمس اسباب‌بازی ۴۵ درجه پشت سمت چپ و بازگشت',
  'Right side-sitting hands free 5 s': 'نشستن یک‌بر به راست با دست آزاد ۵ ثانیه',
  'Left side-sitting hands free 5 s': 'نشستن یک‌بر به چپ با دست آزاد ۵ ثانیه',
  'Mat sitting to front-lying, controlled': 'از نشستن روی تشک به دمر با کنترل',
  'Mat sitting to four-point over right side': 'از نشستن روی تشک به چهار دست‌وپا از سمت راست',
  'Mat sitting to four-point over left side': 'از نشستن روی تشک به چهار دست‌وپا از سمت چپ',
  'Mat sitting: 90° pivot without arms': 'نشستن روی تشک: چرخش ۹۰ درجه بدون کمک دست',
  'Bench sitting, arms and feet free 10 s': 'نشستن روی نیمکت، دست و پا آزاد ۱۰ ثانیه',
  'Stand to sit on small bench': 'از ایستادن به نشستن روی نیمکت کوچک',
  'Floor to sit on small bench': 'از کف زمین به نشستن روی نیمکت کوچک',
  'Floor to sit on large bench': 'از کف زمین به نشستن روی نیمکت بزرگ',
}

const CRAWLING: Readonly<Record<string, string>> = {
  'Front-lying: creeps forward 1.8 m': 'دمر: سینه‌خیز به جلو ۱٫۸ متر',
  'Four-point hold 10 s': 'ماندن در چهار دست‌وپا ۱۰ ثانیه',
  'Four-point to hands-free sitting': 'از چهار دست‌وپا به نشستن با دست آزاد',
  'Front-lying to four-point': 'از دمر به چهار دست‌وپا',
  'Four-point: right-arm reach above shoulder level': 'چهار دست‌وپا: بردن دست راست بالاتر از شانه',
  'Four-point: left-arm reach above shoulder level': 'چهار دست‌وپا: بردن دست چپ بالاتر از شانه',
  'Crawls or hitches forward 1.8 m': 'چهار دست‌وپا یا خود را کشیدن به جلو ۱٫۸ متر',
  'Crawls reciprocally forward 1.8 m': 'چهار دست‌وپا رفتن متناوب به جلو ۱٫۸ متر',
  'Crawls up 4 steps': 'بالا رفتن چهار دست‌وپا از ۴ پله',
  'Crawls backward down 4 steps': 'پایین آمدن عقب‌عقب چهار دست‌وپا از ۴ پله',
  'Mat sitting to high kneel using arms, then hands free 10 s':
    'از نشستن روی تشک به دوزانوی ایستاده با کمک دست، سپس دست آزاد ۱۰ ثانیه',
  'High kneel to right half kneel using arms, then hands free 10 s':
    'از دوزانوی ایستاده به نیم‌زانوی راست با کمک دست، سپس دست آزاد ۱۰ ثانیه',
  'High kneel to left half kneel using arms, then hands free 10 s':
    'از دوزانوی ایستاده به نیم‌زانوی چپ با کمک دست، سپس دست آزاد ۱۰ ثانیه',
  'Knee-walks forward 10 steps, hands free': 'راه رفتن روی زانو به جلو ۱۰ گام با دست آزاد',
}

const STANDING: Readonly<Record<string, string>> = {
  'Pulls up from floor to stand at large bench': 'کشیدن خود از کف به ایستادن کنار نیمکت بزرگ',
  'Stands hands free 3 s': 'ایستادن با دست آزاد ۳ ثانیه',
  'Stands, one hand on large bench, right foot lifted 3 s': 'ایستادن، یک دست روی نیمکت بزرگ، پای راست بالا ۳ ثانیه',
  'Stands, one hand on large bench, left foot lifted 3 s': 'ایستادن، یک دست روی نیمکت بزرگ، پای چپ بالا ۳ ثانیه',
  'Stands hands free 20 s': 'ایستادن با دست آزاد ۲۰ ثانیه',
  'Stands hands free, left foot lifted 10 s': 'ایستادن با دست آزاد، پای چپ بالا ۱۰ ثانیه',
  'Stands hands free, right foot lifted 10 s': 'ایستادن با دست آزاد، پای راست بالا ۱۰ ثانیه',
  'Small-bench sitting to stand without arms': 'از نشستن روی نیمکت کوچک به ایستادن بدون کمک دست',
  'High kneel to stand through right half kneel, no arms':
    'از دوزانوی ایستاده به ایستادن از نیم‌زانوی راست، بدون کمک دست',
  'High kneel to stand through left half kneel, no arms': 'از دوزانوی ایستاده به ایستادن از نیم‌زانوی چپ، بدون کمک دست',
  'Stand to floor sitting, controlled, hands free': 'از ایستادن به نشستن روی زمین با کنترل و دست آزاد',
  'Stand to squat, hands free': 'از ایستادن به چمباتمه با دست آزاد',
  'Picks object off floor and stands again, hands free': 'برداشتن شیء از زمین و بازگشت به ایستادن با دست آزاد',
}

const WALKING: Readonly<Record<string, string>> = {
  'Two hands on large bench: cruises 5 steps right': 'دو دست روی نیمکت بزرگ: ۵ گام پهلو به راست',
  'Two hands on large bench: cruises 5 steps left': 'دو دست روی نیمکت بزرگ: ۵ گام پهلو به چپ',
  'Walks forward 10 steps, both hands held': 'راه رفتن به جلو ۱۰ گام، هر دو دست گرفته',
  'Walks forward 10 steps, one hand held': 'راه رفتن به جلو ۱۰ گام، یک دست گرفته',
  'Walks forward 10 steps': 'راه رفتن به جلو ۱۰ گام',
  'Walks 10 steps, stops, turns 180°, returns': 'راه رفتن ۱۰ گام، ایست، چرخش ۱۸۰ درجه و بازگشت',
  'Walks backward 10 steps': 'راه رفتن به عقب ۱۰ گام',
  'Walks forward 10 steps carrying large object two-handed': 'راه رفتن به جلو ۱۰ گام با شیء بزرگ در دو دست',
  'Walks 10 consecutive steps between lines 20 cm apart': '۱۰ گام پیاپی میان دو خط به فاصله ۲۰ سانتی‌متر',
  'Walks 10 consecutive steps on 2 cm line': '۱۰ گام پیاپی روی خط ۲ سانتی‌متری',
  'Steps over knee-high stick, right foot first': 'گذشتن از چوب هم‌سطح زانو، نخست پای راست',
  'Steps over knee-high stick, left foot first': 'گذشتن از چوب هم‌سطح زانو، نخست پای چپ',
  'Runs 4.5 m, stops, returns': 'دویدن ۴٫۵ متر، ایست و بازگشت',
  'Kicks ball with right foot': 'ضربه به توپ با پای راست',
  'Kicks ball with left foot': 'ضربه به توپ با پای چپ',
  'Jumps up 30 cm, both feet together': 'پرش به بالا ۳۰ سانتی‌متر، جفت‌پا',
  'Jumps forward 30 cm, both feet together': 'پرش به جلو ۳۰ سانتی‌متر، جفت‌پا',
  'Hops 10 times on right foot in 60 cm circle': 'لی‌لی ۱۰ بار با پای راست در دایره ۶۰ سانتی‌متری',
  'Hops 10 times on left foot in 60 cm circle': 'لی‌لی ۱۰ بار با پای چپ در دایره ۶۰ سانتی‌متری',
  'Up 4 steps, one rail, alternating feet': 'بالا رفتن از ۴ پله، یک نرده، پاها یک‌درمیان',
  'Down 4 steps, one rail, alternating feet': 'پایین آمدن از ۴ پله، یک نرده، پاها یک‌درمیان',
  'Up 4 steps, no rail, alternating feet': 'بالا رفتن از ۴ پله بدون نرده، پاها یک‌درمیان',
  'Down 4 steps, no rail, alternating feet': 'پایین آمدن از ۴ پله بدون نرده، پاها یک‌درمیان',
  'Jumps off 15 cm step, both feet together': 'پریدن از پله ۱۵ سانتی‌متری، جفت‌پا',
}

/** English label -> Persian label of the 88 items, the dimensions and the scores. */
export const GMFM88_LABELS: Readonly<Record<string, string>> = {
  ...LYING,
  ...SITTING,
  ...CRAWLING,
  ...STANDING,
  ...WALKING,
  'Lying and rolling': 'خوابیدن و غلتیدن',
  Sitting: 'نشستن',
  'Crawling and kneeling': 'چهار دست‌وپا و زانو زدن',
  Standing: 'ایستادن',
  'Walking, running and jumping': 'راه رفتن، دویدن و پریدن',
  'does not initiate': 'آغاز نمی‌کند',
  initiates: 'آغاز می‌کند',
  'partially completes': 'تا اندازه‌ای انجام می‌دهد',
  completes: 'کامل انجام می‌دهد',
}
