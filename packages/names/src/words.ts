/** Words that are no name by themselves. All lower case, without diacritics, in the three scripts. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Dropped when at least one other token remains. */
export const TITLES = set(
  'mr mrs ms miss dr prof sir lord president prasident monsieur madame herr frau sheikh shaikh shaykh cheikh ' +
    'sheik hajji hajj haji mullah mulla maulana sayyid sayed llc ltd inc gmbh ' +
    'г-н г-жа господин госпожа гр гражданин гражданка д-р доктор шейх хаджи мулла мырза ханым ' +
    'الشيخ شيخ الحاج حاج الحاجة السيد السيدة الدكتور دكتور الاستاذ الرئيس ملا',
)

export const ARTICLES = set('al el ul as ash az ad ar an at аль эль ал ас аш аз ад ар ат ан ал ال')

/** Child of: the next token is a patronymic. */
export const SON = set('bin ben ibn bn бин бен ибн бн بن ابن')
export const DAUGHTER = set('bint binti bent бинт бинти بنت ابنة')

/** Kunya: parent of (or owner of); makes one part with the next token. */
export const FATHER_OF = set('abu abou abo aba abi абу або ابو ابي ابا')
export const MOTHER_OF = set('umm um oum umu умм ум ام')

/** Kazakh son and daughter written apart (Нұрлан ұлы, Nurlan kyzy). */
export const KAZAKH_SON = set('uly ulu uulu ogly ogli oglu ohli ұлы улы уулу оглы оғлы огли ۇلى')
export const KAZAKH_DAUGHTER = set('kyzy qyzy kyzi kizi qizi kizy gyzy gizi қызы кызы кизи қизи гызы قىزى')

export const SERVANT = set('abd abdul abdel abdal abdu abdol абд абдул абдель абдуль абду абдал عبد')
export const FAITH = set('din deen dine eddin eddine uddin aldin дин ддин аддин эддин дин دين الدين')

/** Attached suffixes of patronymics, longest first; the stem is what stands before. */
export const PATRONYMIC_SUFFIXES: ReadonlyArray<readonly [string, 'm' | 'f']> = [
  ['евична', 'f'],
  ['ьевич', 'm'],
  ['ьевна', 'f'],
  ['инична', 'f'],
  ['ович', 'm'],
  ['евич', 'm'],
  ['овна', 'f'],
  ['евна', 'f'],
  ['қызы', 'f'],
  ['кызы', 'f'],
  ['оглы', 'm'],
  ['оғлы', 'm'],
  ['ұлы', 'm'],
  ['гызы', 'f'],
  ['улы', 'm'],
  ['ична', 'f'],
  ['yevich', 'm'],
  ['yevna', 'f'],
  ['ievich', 'm'],
  ['ievna', 'f'],
  ['ovych', 'm'],
  ['evych', 'm'],
  ['ovich', 'm'],
  ['evich', 'm'],
  ['ovitch', 'm'],
  ['evitch', 'm'],
  ['ovna', 'f'],
  ['evna', 'f'],
  ['ivna', 'f'],
  ['івна', 'f'],
  ['kyzy', 'f'],
  ['qyzy', 'f'],
  ['qizi', 'f'],
  ['kizi', 'f'],
  ['oglu', 'm'],
  ['ogly', 'm'],
  ['uly', 'm'],
  ['uli', 'm'],
  ['ulu', 'm'],
  ['gyzy', 'f'],
  ['zoda', 'm'],
  ['зода', 'm'],
  ['وفيتش', 'm'],
  ['يفيتش', 'm'],
  ['وفنا', 'f'],
  ['يفنا', 'f'],
  ['قىزى', 'f'],
  ['ۇلى', 'm'],
]

/** Endings of families that are told apart from given names with some safety. */
export const FAMILY_ENDINGS: ReadonlyArray<readonly [string, 'm' | 'f' | undefined]> = [
  ['ова', 'f'],
  ['ева', 'f'],
  ['ёва', 'f'],
  ['ская', 'f'],
  ['ский', 'm'],
  ['ов', 'm'],
  ['ев', 'm'],
  ['ёв', 'm'],
  ['енко', undefined],
  ['швили', undefined],
  ['ova', 'f'],
  ['eva', 'f'],
  ['owa', 'f'],
  ['skaya', 'f'],
  ['skaia', 'f'],
  ['sky', 'm'],
  ['skiy', 'm'],
  ['skii', 'm'],
  ['skyy', 'm'],
  ['ov', 'm'],
  ['ev', 'm'],
  // v heard as f
  ['ofa', 'f'],
  ['aefa', 'f'],
  ['eeefa', 'f'],
  ['iefa', 'f'],
  ['yefa', 'f'],
  ['shefa', 'f'],
  ['jefa', 'f'],
  ['of', 'm'],
  ['aef', 'm'],
  ['eeef', 'm'],
  ['ief', 'm'],
  ['yef', 'm'],
  ['off', 'm'],
  ['eff', 'm'],
  ['enko', undefined],
  ['shvili', undefined],
  ['وفا', 'f'],
  ['يفا', 'f'],
  ['ييف', 'm'],
  ['وف', 'm'],
  ['يف', 'm'],
]

/** -ин, -ина: as often a given name, so these count only where nothing speaks against it. */
export const WEAK_FAMILY_ENDINGS: ReadonlyArray<readonly [string, 'm' | 'f']> = [
  ['ина', 'f'],
  ['ына', 'f'],
  ['ин', 'm'],
  ['ын', 'm'],
  ['ina', 'f'],
  ['in', 'm'],
]

export const GIVEN_IN_IN = set(
  'амин хусейн хусаин хусаїн хосейн ясин константин валентин мартин ирина марина галина полина карина алина ' +
    'амина сабина мадина арина нина кристина екатерина валентина зарина азина медина василина ангелина ' +
    'регина рузина жанина эвелина светлана динa дина амалин аймин муслин мухиддин ' +
    'amin hussein husein hossein hussain yasin yassin konstantin valentin martin irina marina galina polina ' +
    'karina alina amina sabina madina arina nina kristina ekaterina yekaterina valentina zarina medina ' +
    'angelina regina evelina dina bin benjamin kevin robin erwin edwin akin',
)

/** Given names that look like families in -ev/-ov or like nothing else worth a mistake. */
export const GIVEN_IN_EV = set(
  'лев lev kiev ева eva zhanov yusof yousof yosof kristof christof mustofa nayef sayef sherief ' +
    'يوسف شريف نايف لطيف عفيف سيف خلوف رؤوف معروف',
)
