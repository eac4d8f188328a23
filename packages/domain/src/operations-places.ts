// Places of the region by their names in the four languages, so that a leg finds itself on the map.
import type { Coordinates } from './operations-room.ts'

/**
 * Name forms, degrees north, degrees east. Airports: the public list of `airportsdata` 2025 (MIT); towns without one in
 * it: GeoNames (CC BY 4.0). Rounded to two decimals, about a kilometre: enough for a map of the region, no more.
 */
const known: readonly (readonly [names: string, lat: number, lon: number])[] = [
  ['Aktau|Aqtau|Ақтау|Актау|أكتاو', 43.86, 51.09],
  ['Astana|Nur-Sultan|Астана|Нур-Султан|Нұр-Сұлтан|أستانا|نور سلطان', 51.02, 71.47],
  ['Karaganda|Karagandy|Qaraghandy|Қарағанды|Караганда|قراغندي', 49.67, 73.33],
  ['Almaty|Алматы|ألماتي', 43.35, 77.04],
  ['Shymkent|Шымкент|شيمكنت', 42.36, 69.48],
  ['Atyrau|Атырау|أتيراو', 47.12, 51.82],
  ['Aktobe|Aqtobe|Ақтөбе|Актобе|أكتوبي', 50.25, 57.21],
  ['Kyzylorda|Qyzylorda|Қызылорда|Кызылорда|قيزيلوردا', 44.71, 65.59],
  ['Oral|Uralsk|Орал|Уральск|أورال', 51.15, 51.54],
  ['Kostanay|Qostanay|Қостанай|Костанай|كوستاناي', 53.21, 63.55],
  ['Taraz|Тараз|تاراز', 42.85, 71.3],
  ['Qamishli|Kamishly|Qamishlo|Al-Qamishli|Эль-Камышлы|Камышлы|القامشلي', 37.02, 41.19],
  ['Al-Hasakah|Hasakah|Hasaka|Al-Hasaka|Эль-Хасака|Хасеке|Әл-Хасака|الحسكة', 36.5, 40.75],
  ['Raqqa|Ar-Raqqah|Ракка|Эр-Ракка|الرقة', 35.95, 39.01],
  ['Deir ez-Zor|Дейр-эз-Зор|دير الزور', 35.29, 40.18],
  ['Aleppo|Халеб|Алеппо|حلب', 36.18, 37.22],
  ['Damascus|Dimashq|Дамаск|دمشق', 33.41, 36.52],
  ['Latakia|Латакия|اللاذقية', 35.4, 35.95],
  ['Erbil|Arbil|Hewler|Эрбиль|أربيل', 36.24, 43.96],
  ['Sulaymaniyah|Сулеймания|السليمانية', 35.56, 45.32],
  ['Mosul|Мосул|الموصل', 36.34, 43.12],
  ['Baghdad|Rusafa|Багдад|Бағдат|Русафа|بغداد|الرصافة', 33.26, 44.23],
  ['Basra|Basrah|Басра|البصرة', 30.55, 47.66],
  ['Najaf|Неджеф|النجف', 31.99, 44.4],
  ['Kuwait|Kuwait City|Кувейт|Эль-Кувейт|الكويت|مدينة الكويت', 29.23, 47.98],
  ['Amman|Амман|عمان', 31.72, 35.99],
  ['Beirut|Бейрут|بيروت', 33.82, 35.49],
  ['Adana|Адана|أضنة', 36.98, 35.28],
  ['Gaziantep|Газиантеп|غازي عنتاب', 36.95, 37.48],
  ['Ankara|Анкара|أنقرة', 40.13, 33.0],
  ['Istanbul|Стамбул|Ыстамбұл|إسطنبول', 41.28, 28.75],
  ['Tbilisi|Тбилиси|تبليسي', 41.67, 44.95],
  ['Yerevan|Ереван|يريفان', 40.15, 44.4],
  ['Baku|Баку|باكو', 40.47, 50.05],
  ['Tehran|Тегеран|طهران', 35.42, 51.15],
  ['Mashhad|Мешхед|مشهد', 36.24, 59.64],
  ['Ashgabat|Ашхабад|Ашғабат|عشق آباد', 37.99, 58.36],
  ['Tashkent|Ташкент|طشقند', 41.26, 69.28],
  ['Doha|Доха|الدوحة', 25.26, 51.61],
  ['Abu Dhabi|Абу-Даби|أبو ظبي', 24.43, 54.65],
  ['Dubai|Дубай|دبي', 25.25, 55.36],
]

const wordsOf = (name: string): string =>
  ` ${name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

/** The longer name first: "Kuwait City" before "Kuwait". */
const byWords = known
  .flatMap(([names, lat, lon]) => names.split('|').map((name) => ({ words: wordsOf(name), lat, lon })))
  .sort((a, b) => b.words.length - a.words.length)

/**
 * Where a place is, by the first known name that stands in what was typed as whole words ("Aktau, the airport");
 * undefined where none does. Case, accents and punctuation do not matter.
 */
export function findCoordinates(typed: string): Coordinates | undefined {
  const words = wordsOf(typed)
  const found = byWords.find((each) => words.includes(each.words))
  return found && { lat: found.lat, lon: found.lon }
}
