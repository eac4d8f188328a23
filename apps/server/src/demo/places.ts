// Places. Towns of birth are real towns, since birth certificates name such; camps, prisons and hospitals are
// invented, since what is said of people in them is invented too.

export type Town = { kk: string; ru: string; latin: string; region: string; regionRu: string }

const town = (kk: string, ru: string, latin: string, region: string, regionRu: string): Town => ({
  kk,
  ru,
  latin,
  region,
  regionRu,
})

export const towns: readonly Town[] = [
  town('Жезқазған', 'Жезказган', 'Zhezkazgan', 'Қарағанды облысы', 'Карагандинская область'),
  town('Сәтбаев', 'Сатпаев', 'Satpayev', 'Қарағанды облысы', 'Карагандинская область'),
  town('Қарағанды', 'Караганда', 'Karaganda', 'Қарағанды облысы', 'Карагандинская область'),
  town('Балқаш', 'Балхаш', 'Balkhash', 'Қарағанды облысы', 'Карагандинская область'),
  town('Ақтөбе', 'Актобе', 'Aktobe', 'Ақтөбе облысы', 'Актюбинская область'),
  town('Қандыағаш', 'Кандыагаш', 'Kandyagash', 'Ақтөбе облысы', 'Актюбинская область'),
  town('Атырау', 'Атырау', 'Atyrau', 'Атырау облысы', 'Атырауская область'),
  town('Құлсары', 'Кульсары', 'Kulsary', 'Атырау облысы', 'Атырауская область'),
  town('Ақтау', 'Актау', 'Aktau', 'Маңғыстау облысы', 'Мангистауская область'),
  town('Жаңаөзен', 'Жанаозен', 'Zhanaozen', 'Маңғыстау облысы', 'Мангистауская область'),
  town('Орал', 'Уральск', 'Uralsk', 'Батыс Қазақстан облысы', 'Западно-Казахстанская область'),
  town('Шымкент', 'Шымкент', 'Shymkent', 'Шымкент қаласы', 'город Шымкент'),
  town('Түркістан', 'Туркестан', 'Turkistan', 'Түркістан облысы', 'Туркестанская область'),
  town('Кентау', 'Кентау', 'Kentau', 'Түркістан облысы', 'Туркестанская область'),
  town('Арыс', 'Арыс', 'Arys', 'Түркістан облысы', 'Туркестанская область'),
  town('Тараз', 'Тараз', 'Taraz', 'Жамбыл облысы', 'Жамбылская область'),
  town('Қызылорда', 'Кызылорда', 'Kyzylorda', 'Қызылорда облысы', 'Кызылординская область'),
  town('Талдықорған', 'Талдыкорган', 'Taldykorgan', 'Алматы облысы', 'Алматинская область'),
  town('Қаскелең', 'Каскелен', 'Kaskelen', 'Алматы облысы', 'Алматинская область'),
  town('Семей', 'Семей', 'Semey', 'Шығыс Қазақстан облысы', 'Восточно-Казахстанская область'),
  town('Павлодар', 'Павлодар', 'Pavlodar', 'Павлодар облысы', 'Павлодарская область'),
  town('Көкшетау', 'Кокшетау', 'Kokshetau', 'Ақмола облысы', 'Акмолинская область'),
]

export type AbroadTown = { kk: string; ru: string; ar: string; country: 'SY' | 'IQ' }

const abroad = (kk: string, ru: string, ar: string, country: 'SY' | 'IQ'): AbroadTown => ({
  kk,
  ru,
  ar,
  country,
})

export const abroadTowns: readonly AbroadTown[] = [
  abroad('Ракка', 'Ракка', 'الرقة', 'SY'),
  abroad('Табқа', 'Табка', 'الطبقة', 'SY'),
  abroad('Маядин', 'Маядин', 'الميادين', 'SY'),
  abroad('Дейр-эз-Зор', 'Дейр-эз-Зор', 'دير الزور', 'SY'),
  abroad('Манбидж', 'Манбидж', 'منبج', 'SY'),
  abroad('Мосул', 'Мосул', 'الموصل', 'IQ'),
  abroad('Тель-Афар', 'Тель-Афар', 'تلعفر', 'IQ'),
]

/** Fictional camps: none of these names is a camp. */
export const camps = [
  { place: 'Marj al-Rih camp', ar: 'مخيم مرج الريح', ru: 'лагерь Мардж-эр-Рих', share: 0.75 },
  { place: 'Tell Nawras camp', ar: 'مخيم تل النورس', ru: 'лагерь Телль-Наврас', share: 1 },
] as const

export const prisons = [
  'Qasr al-Rimal prison',
  'Bab al-Sidr detention centre',
  'Wadi al-Lawz detention centre',
] as const

export const hospitals = ['Dar al-Safsaf hospital', 'Nahr al-Zill field hospital'] as const
