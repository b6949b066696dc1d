import type { FormDefinition, Range } from '../../form/definition.ts'
import {
  calculated,
  choice,
  codeList,
  date,
  decimal,
  group,
  integer,
  reference,
  text,
  user,
  same,
  words,
} from '../build.ts'

const PREPARATION = codeList('PREPARATION', 'Fresh or thawed', {
  FRESH: words('Fresh', 'تازه'),
  CRYO: words('Cryopreserved', 'منجمد'),
})
const STERILITY = codeList('STERILITY', 'Sterility', {
  NO_GROWTH: words('No growth', 'بدون رشد'),
  GROWTH: words('Growth', 'رشد'),
  PENDING: words('Pending', 'در انتظار'),
})
const STERILITY_INTERIM = codeList('STERILITY_INTERIM', 'Sterility, interim', {
  NO_GROWTH: words('No growth', 'بدون رشد'),
  GROWTH: words('Growth', 'رشد'),
})
const NEG_POS = codeList('NEG_POS', 'Negative or positive', {
  NEG: words('Negative', 'منفی'),
  POS: words('Positive', 'مثبت'),
})
const KARYOTYPE = codeList('KARYOTYPE', 'Karyotype', {
  NORMAL: words('Normal', 'طبیعی'),
  ABNORMAL: words('Abnormal', 'غیرطبیعی'),
  NOT_DONE: words('Not done', 'انجام نشد'),
})
const VEHICLE = codeList('VEHICLE', 'Vehicle', {
  SALINE: words('Saline', 'سالین'),
  PLASMA: words('Autologous plasma', 'پلاسمای اتولوگ'),
  ALBUMIN: words('Albumin', 'آلبومین'),
})

const percent = (soft: NonNullable<Range['soft']>): Range => ({ hard: { min: 0, max: 100 }, soft })
const marker = (oid: string, label: string, field: string, soft: NonNullable<Range['soft']>) =>
  decimal(oid, same(label), 'ref(MSCspec)', 1, percent(soft), { unit: '%', field })

const POSITIVE = 'CD73 / CD90 / CD105'
const NEGATIVE = 'CD34 / CD45 / HLA-DR'
const RELEASE = 'release_datetime / expiry / released_by'

/** One lot of cells, made of this child's own marrow. Its lot number belongs to one child: a direct identifier. */
export const productForm: FormDefinition = {
  oid: 'PRODUCT',
  version: '1.0',
  name: words('Cell product', 'محصول سلولی'),
  kind: 'visit',
  layout: 'general',
  source: 'assumed',
  itemGroups: [
    group('LOT', words('Lot', 'سری ساخت'), [
      text('LOT_NO', words('Lot number', 'شماره سری ساخت'), 'assumed', {
        disclosure: 'directIdentifier',
        maxLength: 40,
        field: 'lot_no / linked_bma',
      }),
      reference(
        'PRODUCT_BMA',
        words('Made from the aspiration of', 'از آسپیراسیون'),
        'assumed',
        'BMA',
        'BMA_DATETIME',
        {
          field: 'lot_no / linked_bma',
        },
      ),
      integer(
        'PASSAGE',
        words('Passage', 'پاساژ'),
        'assumed',
        { hard: { min: 0, max: 6 }, soft: { min: 1, max: 3 } },
        { field: 'passage' },
      ),
      integer(
        'CULTURE_DAYS',
        words('Days in culture', 'روزهای کشت'),
        'assumed',
        { hard: { min: 5, max: 90 }, soft: { min: 14, max: 35 } },
        { unit: 'd', field: 'culture_days' },
      ),
      choice('PREPARATION', words('Fresh or cryopreserved', 'تازه یا منجمد'), 'assumed', PREPARATION, {
        field: 'fresh_or_thawed',
      }),
      decimal(
        'TOTAL_CELLS',
        words('Cells in the lot', 'تعداد کل سلول'),
        'sibling(Liu17, Amanat21, SCI17)',
        1,
        { hard: { min: 0.1, max: 500 }, soft: { min: 5, max: 60 } },
        { unit: '10^6', field: 'total_cells' },
      ),
      calculated(
        'DOSE_PER_KG',
        words('Dose per kg', 'دوز به ازای کیلوگرم'),
        'sibling(Liu17, Pan19, Cyto21) used 1',
        'dose_per_kg',
        {
          decimals: 2,
          unit: '10^6/kg',
          field: 'dose_per_kg',
        },
      ),
      choice('VEHICLE', words('Vehicle', 'حامل'), 'sibling(Vinmec, Mancias14)', VEHICLE, { field: 'vehicle / volume' }),
      decimal(
        'PRODUCT_VOLUME',
        words('Volume', 'حجم'),
        'sibling(Vinmec, Mancias14)',
        1,
        { hard: { min: 0.5, max: 15 }, soft: { min: 2, max: 10 } },
        { unit: 'mL', field: 'vehicle / volume' },
      ),
    ]),
    group('QUALITY', words('Quality', 'کنترل کیفیت'), [
      decimal(
        'VIABILITY',
        words('Viability', 'زنده‌مانی'),
        'ref(MSCspec)',
        1,
        { hard: { min: 0, max: 100 } },
        {
          unit: '%',
          field: 'viability',
        },
      ),
      marker('CD73', 'CD73', POSITIVE, { min: 95 }),
      marker('CD90', 'CD90', POSITIVE, { min: 95 }),
      marker('CD105', 'CD105', POSITIVE, { min: 95 }),
      marker('CD34', 'CD34', NEGATIVE, { max: 2 }),
      marker('CD45', 'CD45', NEGATIVE, { max: 2 }),
      marker('HLA_DR', 'HLA-DR', NEGATIVE, { max: 2 }),
      choice(
        'STERILITY_INTERIM',
        words('Sterility, interim', 'استریلیتی اولیه'),
        'sibling(Vinmec); ref(MSCspec)',
        STERILITY_INTERIM,
        {
          field: 'sterility (interim and final)',
        },
      ),
      choice(
        'STERILITY_FINAL',
        words('Sterility, final', 'استریلیتی نهایی'),
        'sibling(Vinmec); ref(MSCspec)',
        STERILITY,
        {
          field: 'sterility (interim and final)',
        },
      ),
      choice('GRAM_STAIN', words('Gram stain', 'رنگ‌آمیزی گرم'), 'assumed', NEG_POS, { field: 'gram_stain' }),
      choice('MYCOPLASMA', words('Mycoplasma', 'مایکوپلاسما'), 'ref(MSCspec)', NEG_POS, { field: 'mycoplasma' }),
      decimal(
        'ENDOTOXIN',
        words('Endotoxin', 'اندوتوکسین'),
        'sibling(Vinmec) (tested); limit ref(USP85)',
        3,
        { hard: { min: 0, max: 100 } },
        { unit: 'EU/mL', field: 'endotoxin' },
      ),
      calculated(
        'ENDOTOXIN_PER_KG',
        words('Endotoxin per kg', 'اندوتوکسین به ازای کیلوگرم'),
        'ref(USP85)',
        'endotoxin_per_kg',
        {
          decimals: 3,
          unit: 'EU/kg',
          field: 'endotoxin',
        },
      ),
      choice('KARYOTYPE', words('Karyotype', 'کاریوتایپ'), 'ref(MSCspec)', KARYOTYPE, { field: 'karyotype' }),
    ]),
    group('RELEASE', words('Release', 'ترخیص'), [
      date('RELEASE_DATETIME', words('Released', 'زمان ترخیص'), 'assumed', 'dateTime', { field: RELEASE }),
      date('EXPIRY_DATETIME', words('Expires', 'انقضا'), 'assumed', 'dateTime', { allowFuture: true, field: RELEASE }),
      user('RELEASED_BY', words('Released by', 'ترخیص‌کننده'), 'assumed', ['investigator'], { field: RELEASE }),
    ]),
  ],
}
