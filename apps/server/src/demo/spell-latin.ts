// How Kazakh names come out in Latin letters: four habits that meet in the files of one week.

/** passport: Yerlan, Tokayev · plain: Erlan, Tokaev · qazaq: the new alphabet without its marks · heard: by ear from Arabic. */
export type LatinHabit = 'passport' | 'plain' | 'qazaq' | 'heard'

const common: Record<string, string> = {
  а: 'a',
  ә: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ғ: 'g',
  д: 'd',
  е: 'e',
  ё: 'yo',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  қ: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  ң: 'n',
  о: 'o',
  ө: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ұ: 'u',
  ү: 'u',
  ф: 'f',
  х: 'kh',
  һ: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  і: 'i',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
}

const differing: Record<LatinHabit, Record<string, string>> = {
  passport: {},
  plain: { й: 'y', х: 'h', ң: 'ng', ғ: 'gh' },
  qazaq: { қ: 'q', ж: 'j', х: 'h', ц: 'c', ю: 'iu', я: 'ia', в: 'v' },
  heard: { ғ: 'gh', қ: 'q', ж: 'j', п: 'b', в: 'f', х: 'kh', у: 'ou', ұ: 'ou', ү: 'ou', і: 'ee', и: 'ee' },
}

/** One Kazakh name in a Latin habit, capitalised. */
export function latin(kk: string, habit: LatinHabit): string {
  return kk.replace(/[\p{L}]+/gu, (word) => {
    const small = word.toLowerCase()
    let out = ''
    for (let i = 0; i < small.length; i++) {
      const letter = small[i]!
      const afterVowel = i === 0 || 'аәеиоөұүуыіэяю'.includes(small[i - 1]!)
      if (habit === 'passport' && letter === 'е' && afterVowel) out += 'ye'
      else out += differing[habit][letter] ?? common[letter] ?? letter
    }
    return out.charAt(0).toUpperCase() + out.slice(1)
  })
}
