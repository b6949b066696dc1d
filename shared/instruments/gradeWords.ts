import type { Text } from '../text/text.ts'
import type { Grade } from './ctcae.ts'

const words = (en: string, fa: string): Text => ({ en, fa })

/** The five grades in general words (paraphrase of CTCAE v5.0, instruments 7), in the languages of the screen. */
const GENERAL: Readonly<Record<Grade, Text>> = {
  1: words('none or slight symptoms; observe only', 'بی‌علامت یا علائم خفیف؛ تنها مشاهده'),
  2: words(
    'minimal or local treatment; limits activities of that age',
    'درمان اندک یا موضعی؛ محدودیت فعالیت‌های متناسب با سن',
  ),
  3: words(
    'hospital stay or a longer one, disabling, limits self-care',
    'بستری یا طولانی شدن آن؛ محدودیت مراقبت از خود',
  ),
  4: words('life-threatening; urgent treatment', 'تهدیدکننده حیات؛ درمان فوری'),
  5: words('death', 'مرگ'),
}

const PAIN: Partial<Record<Grade, Text>> = {
  1: words('mild', 'خفیف'),
  2: words('moderate; limits activities of that age', 'متوسط؛ محدودیت فعالیت‌های متناسب با سن'),
  3: words('severe; limits self-care', 'شدید؛ محدودیت مراقبت از خود'),
}

/** In our own words, for the terms that this kind of trial meets most; every other term has the general ones. */
const OF_TERM: Readonly<Record<string, Partial<Record<Grade, Text>>>> = {
  Nausea: {
    1: words('less appetite, eats as usual', 'کاهش اشتها، خوردن مانند همیشه'),
    2: words('eats less, without weight loss or dehydration', 'کمتر می‌خورد، بی‌کاهش وزن یا کم‌آبی'),
    3: words('eats or drinks too little; tube, drip or hospital', 'خوردن ناکافی؛ لوله، سرم یا بستری'),
  },
  Vomiting: {
    1: words('no treatment', 'بی‌نیاز از درمان'),
    2: words('fluids or medicine as an outpatient', 'مایعات یا دارو به‌صورت سرپایی'),
    3: words('tube, drip or hospital', 'لوله، سرم یا بستری'),
  },
  Fatigue: {
    1: words('relieved by rest', 'با استراحت برطرف می‌شود'),
    2: words(
      'not relieved by rest; limits activities of that age',
      'با استراحت برطرف نمی‌شود؛ محدودیت فعالیت‌های متناسب با سن',
    ),
    3: words('not relieved by rest; limits self-care', 'با استراحت برطرف نمی‌شود؛ محدودیت مراقبت از خود'),
  },
  Fever: {
    1: words('38.0 to 39.0 °C', '۳۸٫۰ تا ۳۹٫۰ درجه'),
    2: words('above 39.0 to 40.0 °C', 'بیش از ۳۹٫۰ تا ۴۰٫۰ درجه'),
    3: words('above 40.0 °C for 24 h or less', 'بیش از ۴۰٫۰ درجه تا ۲۴ ساعت'),
    4: words('above 40.0 °C for more than 24 h', 'بیش از ۴۰٫۰ درجه بیش از ۲۴ ساعت'),
  },
  'Cerebrospinal fluid leakage': {
    1: words('passing headache; care by position', 'سردرد گذرا؛ مراقبت با وضعیت بدن'),
    2: words('lasting moderate symptoms; blood patch', 'علائم متوسط پایدار؛ بلاد پچ'),
    3: words('severe symptoms', 'علائم شدید'),
  },
  Headache: PAIN,
  'Back pain': PAIN,
  'Neck pain': PAIN,
  'Pain in extremity': PAIN,
}

/** What a grade means for a term, in a few words: the term's own where we have them, else the general ones. */
export function gradeWords(term: string | undefined, grade: Grade): Text {
  return (term === undefined ? undefined : OF_TERM[term]?.[grade]) ?? GENERAL[grade]
}

/** The terms with words of their own. */
export const TERMS_WITH_WORDS: readonly string[] = Object.keys(OF_TERM)
