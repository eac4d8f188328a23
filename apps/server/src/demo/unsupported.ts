// Claims to citizenship that nothing supports: foreigners entered as citizens, and names that the civil
// registry does not know. They are claims, not accusations: a registrar's guess or a clerk's slip makes one as
// easily as a wish to be taken along.

import { dayBetween } from './adults.ts'
import { drawCamp, drawPrison } from './households.ts'
import type { Random } from './random.ts'
import type { ListKey, Location, Sex, UnsupportedClaim } from './types.ts'

/** A claim as the lists will write it. */
export type Claim = {
  id: string
  reason: UnsupportedClaim['reason']
  sex: Sex
  born: string
  latin: { given: string; family: string }
  arabic: string
  russian: string
  location: Location
  lists: ListKey[]
}

const names: readonly [UnsupportedClaim['reason'], Sex, string, string, string][] = [
  ['foreign national', 'f', 'Gulrukhsor Nazarmamadova', 'غولروخسور نزارمامادوفا', 'Назармамадова Гулрухсор'],
  ['foreign national', 'f', 'Zulfiya Toshpulatova', 'زلفية توشبولاتوفا', 'Тошпулатова Зульфия'],
  ['foreign national', 'm', 'Otabek Ruziyev', 'اوتابيك روزييف', 'Рузиев Отабек'],
  ['foreign national', 'f', 'Patimat Gadzhiyeva', 'باتيمات غاجييفا', 'Гаджиева Патимат'],
  ['foreign national', 'm', 'Shamil Magomedov', 'شامل ماغوميدوف', 'Магомедов Шамиль'],
  ['foreign national', 'f', 'Nurzat Asanbekova', 'نورزات اسانبيكوفا', 'Асанбекова Нурзат'],
  ['foreign national', 'm', 'Ulukbek Joldoshev', 'اولوكبيك جولدوشيف', 'Жолдошев Улукбек'],
  ['foreign national', 'f', 'Reyhangul Tursun', 'ريحانغول تورسون', 'Турсун Рейхангуль'],
  ['foreign national', 'm', 'Abduweli Memet', 'عبدالولي ميميت', 'Мемет Абдували'],
  ['foreign national', 'f', 'Umm Salama al-Halabi', 'أم سلمة الحلبي', 'Аль-Халаби Умм Салама'],
  ['foreign national', 'm', 'Firuz Saidov', 'فيروز سعيدوف', 'Саидов Фируз'],
  ['foreign national', 'f', 'Oguljan Annayeva', 'اوغولجان انايفا', 'Аннаева Огульджан'],
  ['foreign national', 'f', 'Larisa Khutorova', 'لاريسا خوتوروفا', 'Хуторова Лариса'],
  ['foreign national', 'm', 'Murat Yildizoglu', 'مراد يلدز اوغلو', 'Йылдызоглу Мурат'],
  ['not in the civil registry', 'f', 'Asiya Baiterekova', 'آسية بايتيريكوفا', 'Байтерекова Асия'],
  ['not in the civil registry', 'm', 'Yusup Kokpekov', 'يوسف كوكبيكوف', 'Кокпеков Юсуп'],
  ['not in the civil registry', 'f', 'Aizere Shynybekova', 'ايزيري شينيبيكوفا', 'Шыныбекова Айзере'],
  ['not in the civil registry', 'm', 'Dias Umtylov', 'دياس اومتيلوف', 'Умтылов Диас'],
  ['not in the civil registry', 'm', 'Alikhan Borsykbayev', 'عليخان بورسيكبايف', 'Борсыкбаев Алихан'],
  ['not in the civil registry', 'f', 'Khadisha Zhapyrakova', 'خديجة جابيراكوفا', 'Жапыракова Хадиша'],
  ['not in the civil registry', 'm', 'Bilal Arshaliyev', 'بلال ارشالييف', 'Аршалиев Билал'],
  ['not in the civil registry', 'f', 'Maryam Kokshalova', 'مريم كوكشالوفا', 'Кокшалова Марьям'],
  ['not in the civil registry', 'm', 'Nurlybek Sarmoldin', 'نورليبيك سارمولدين', 'Сармолдин Нурлыбек'],
  ['not in the civil registry', 'f', 'Perizat Ulkenova', 'بيريزات اولكينوفا', 'Улькенова Перизат'],
]

/** The claims, each in one or two lists and never in the civil registry. */
export function drawClaims(rng: Random): Claim[] {
  return names.map(([reason, sex, latinName, arabicName, russianName], i) => {
    const held = sex === 'm' && rng.chance(0.7)
    const location = held ? drawPrison(rng) : drawCamp(rng)
    const lists: ListKey[] = [held ? 'partner' : 'camp']
    if (!held && rng.chance(0.3)) lists.push('partner')
    if (reason === 'not in the civil registry' && rng.chance(0.3)) lists.push('enquiries')
    const cut = latinName.indexOf(' ', latinName.startsWith('Umm ') ? 4 : 0)
    return {
      id: `U${String(i + 1).padStart(2, '0')}`,
      reason,
      sex,
      born: dayBetween(rng, '1978-01-01', '1999-12-31'),
      latin: { given: latinName.slice(0, cut), family: latinName.slice(cut + 1) },
      arabic: arabicName,
      russian: russianName,
      location,
      lists,
    }
  })
}
