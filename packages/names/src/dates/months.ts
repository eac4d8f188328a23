/** Month names by number, lower case, as prefixes where a language inflects; longest match wins. */
const GREGORIAN: Record<string, readonly string[]> = {
  en: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  ru: ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'],
  kk: [
    'қаңтар',
    'ақпан',
    'наурыз',
    'сәуір',
    'мамыр',
    'маусым',
    'шілде',
    'тамыз',
    'қыркүйек',
    'қазан',
    'қараша',
    'желтоқсан',
  ],
  ar: [
    'يناير',
    'فبراير',
    'مارس',
    'ابريل',
    'مايو',
    'يونيو',
    'يوليو',
    'اغسطس',
    'سبتمبر',
    'اكتوبر',
    'نوفمبر',
    'ديسمبر',
  ],
  tr: [
    'ocak',
    'şubat',
    'mart',
    'nisan',
    'mayıs',
    'haziran',
    'temmuz',
    'ağustos',
    'eylül',
    'ekim',
    'kasım',
    'aralık',
  ],
  roman: ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'],
  levant: [
    'كانون الثاني',
    'شباط',
    'اذار',
    'نيسان',
    'ايار',
    'حزيران',
    'تموز',
    'اب',
    'ايلول',
    'تشرين الاول',
    'تشرين الثاني',
    'كانون الاول',
  ],
}

const HIJRI: readonly (readonly string[])[] = [
  ['muharram', 'мухаррам', 'محرم'],
  ['safar', 'сафар', 'صفر'],
  ['rabi al-awwal', 'rabi i', 'rabi 1', 'rabi al awwal', 'раби аль-авваль', 'ربيع الاول'],
  [
    'rabi al-thani',
    'rabi al-akhir',
    'rabi ii',
    'rabi 2',
    'rabi al thani',
    'раби ас-сани',
    'ربيع الثاني',
    'ربيع الاخر',
  ],
  [
    'jumada al-ula',
    'jumada al-awwal',
    'jumada i',
    'jumada 1',
    'джумада аль-уля',
    'جمادى الاولى',
    'جمادي الاولى',
    'جمادى الاول',
  ],
  [
    'jumada al-akhira',
    'jumada al-thani',
    'jumada ii',
    'jumada 2',
    'джумада ас-сани',
    'جمادى الاخرة',
    'جمادى الثانية',
    'جمادي الثانية',
  ],
  ['rajab', 'раджаб', 'رجب'],
  ['shaban', 'shaaban', 'шаабан', 'شعبان'],
  ['ramadan', 'ramazan', 'рамадан', 'рамазан', 'رمضان'],
  ['shawwal', 'shawal', 'шавваль', 'شوال'],
  [
    'dhu al-qadah',
    'dhu al-qidah',
    'dhul-qidah',
    'dhul qidah',
    'dhul qadah',
    'dhul-qadah',
    'зуль-када',
    'ذو القعدة',
    'ذي القعدة',
  ],
  ['dhu al-hijja', 'dhul hijja', 'dhul-hijja', 'zul-hijja', 'зуль-хиджа', 'ذو الحجة', 'ذي الحجة'],
]

export type Month = { month: number; hijri: boolean }

const ALL: [string, Month][] = [
  ...Object.values(GREGORIAN).flatMap((names) =>
    names.map((n, i): [string, Month] => [n, { month: i + 1, hijri: false }]),
  ),
  ...HIJRI.flatMap((names, i) => names.map((n): [string, Month] => [n, { month: i + 1, hijri: true }])),
].sort((a, b) => b[0].length - a[0].length)

/** Month that the words between two numbers of a date name, or undefined. `text` is lower case. */
export function monthNamed(text: string): Month | undefined {
  const clean = text
    .replace(/[أإآ]/gu, 'ا')
    .replace(/['’‘ʼʻʿʾ`]/gu, '')
    .replace(/[\s.,ـ]+/gu, ' ')
    .trim()
  if (clean.length < 2 && !/^[ivx]$/.test(clean)) return undefined
  return ALL.find(
    ([name]) =>
      (/^[ivx]+$/.test(name) ? clean === name : clean.startsWith(name)) && clean.length <= name.length + 7,
  )?.[1]
}
