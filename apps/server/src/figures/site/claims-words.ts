// The words of the page of claims, in each language by its own habits.
import type { Language } from '@oralu/domain'
import { digitsIn } from './numbers.ts'

export interface ClaimsWords {
  title: string
  about: string
  none: string
  checked: (agency: string, claims: number, day: string) => string
  holds: string
  fails: (sets: number, complete: boolean) => string
  correction: (persons: string) => string
  verdict: string
  conflicts: string
  more: (count: number) => string
  readings: string
  unknown: string
  claims: string
  overTime: string
  overTimeAbout: string
  saidBy: string
  on: string
  undated: string
  where: string
  corrected: string
  categories: Record<string, string>
  kinds: Record<string, (value: string, upper: string) => string>
}

export const claimsWords: Record<Language, ClaimsWords> = {
  en: {
    title: 'What was said, by whom, and does it add up',
    about:
      'Statements that others published about how many people left, came home or were tried, each as it was said and with its source, and whether all of them can be true at once. None of them is changed or preferred here.',
    none: 'Nothing has been published here yet.',
    checked: (agency, claims, day) => `${agency}: ${claims} statements, compared on ${day}.`,
    holds: 'All of these statements can be true at once.',
    fails: (sets, complete) =>
      `These statements cannot all be true: ${complete ? '' : 'at least '}${sets} sets of numbers contradict each other.`,
    correction: (persons) =>
      `The smallest correction that would make them fit is ${persons} people in all, counted once for each statement that would change.`,
    verdict: 'Does it add up',
    conflicts: 'What cannot hold together',
    more: (count) => `${count} more`,
    readings: 'Readings that remove a contradiction',
    unknown: 'What was not published, and what it can be',
    claims: 'What was said',
    overTime: 'How many were said to have come home, and when it was said',
    overTimeAbout:
      'Each statement that gives a total of people brought home, and the totals of communiqués in force (squares), in the order in which they were published. A dot is the number that was said; a bar is what “about” or “between” leaves open; a broken line is “at least” or “at most”. They may speak of different groups: one mission, several, or all.',
    saidBy: 'Said by',
    on: 'Published',
    undated: 'no date recorded',
    where: 'Source',
    corrected: 'We have corrected how we wrote this down since then.',
    categories: {
      total: 'Total',
      men: 'Men',
      women: 'Women',
      children: 'Children',
      girls: 'Girls',
      boys: 'Boys',
      orphans: 'Orphans',
      fighters: '“Fighters” (the source’s word)',
      adults: 'Adults',
    },
    kinds: {
      exact: (v) => v,
      about: (v) => `about ${v}`,
      'at-least': (v) => `at least ${v}`,
      'at-most': (v) => `at most ${v}`,
      between: (v, u) => `${v} to ${u}`,
      share: (v) => `${v}%`,
    },
  },
  ru: {
    title: 'Что было сказано, кем и сходится ли это',
    about:
      'Опубликованные другими заявления о том, сколько людей уехало, вернулось или предстало перед судом: каждое так, как было сказано, с источником, — и могут ли все они быть верны одновременно. Ни одно из них здесь не изменено и не предпочтено другому.',
    none: 'Здесь пока ничего не опубликовано.',
    checked: (agency, claims, day) => `${agency}. Заявлений: ${claims}; сопоставлены ${day}.`,
    holds: 'Все эти заявления могут быть верны одновременно.',
    fails: (sets, complete) =>
      `Все эти заявления не могут быть верны одновременно. Наборов чисел, противоречащих друг другу: ${complete ? '' : 'не менее '}${sets}.`,
    correction: (persons) =>
      `Наименьшая поправка, при которой всё сойдётся: ${persons} (число людей, по одному разу на каждое меняемое заявление).`,
    verdict: 'Сходится ли это',
    conflicts: 'Что не может быть верно вместе',
    more: (count) => `Ещё: ${count}`,
    readings: 'Прочтения, при которых противоречие исчезает',
    unknown: 'Что не опубликовано и каким оно может быть',
    claims: 'Что было сказано',
    overTime: 'Сколько человек, по заявлениям, вернулось и когда это сказано',
    overTimeAbout:
      'Каждое заявление, где названо общее число возвращённых, и общие числа действующих сообщений (квадраты) — в порядке публикации. Точка — названное число; полоса — то, что допускают слова «около» или «от … до»; прерывистая линия — «не менее» или «не более». Речь может идти о разных группах: об одном рейсе, нескольких или обо всех.',
    saidBy: 'Кто сказал',
    on: 'Опубликовано',
    undated: 'дата не записана',
    where: 'Источник',
    corrected: 'С тех пор мы исправили свою запись этого заявления.',
    categories: {
      total: 'Всего',
      men: 'Мужчины',
      women: 'Женщины',
      children: 'Дети',
      girls: 'Девочки',
      boys: 'Мальчики',
      orphans: 'Сироты',
      fighters: '«Боевики» (слово источника)',
      adults: 'Взрослые',
    },
    kinds: {
      exact: (v) => v,
      about: (v) => `около ${v}`,
      'at-least': (v) => `не менее ${v}`,
      'at-most': (v) => `не более ${v}`,
      between: (v, u) => `от ${v} до ${u}`,
      share: (v) => `${v} %`,
    },
  },
  kk: {
    title: 'Не айтылды, кім айтты және сандар сәйкес келе ме',
    about:
      'Қанша адамның кеткені, оралғаны немесе сотталғаны туралы басқалар жариялаған мәлімдемелер: әрқайсысы айтылған қалпында, дереккөзімен берілген. Олардың бәрі бірге дұрыс бола ала ма — соны да көрсетеміз. Мұнда ешқайсысы өзгертілмейді және біреуі екіншісінен артық көрілмейді.',
    none: 'Мұнда әзірге ештеңе жарияланған жоқ.',
    checked: (agency, claims, day) => `${agency}. Мәлімдемелер саны: ${claims}; салыстырылған күні: ${day}.`,
    holds: 'Бұл мәлімдемелердің бәрі бірге дұрыс бола алады.',
    fails: (sets, complete) =>
      `Бұл мәлімдемелердің бәрі бірге дұрыс бола алмайды. Бір-біріне қайшы сандар тобы: ${complete ? '' : 'кемінде '}${sets}.`,
    correction: (persons) =>
      `Бәрі сәйкес келуі үшін қажет ең аз түзету: ${persons} адам (өзгеретін әр мәлімдеме бойынша бір реттен саналады).`,
    verdict: 'Сандар сәйкес келе ме',
    conflicts: 'Бірге дұрыс бола алмайтындар',
    more: (count) => `Тағы ${count}`,
    readings: 'Қайшылықты жоятын түсініктер',
    unknown: 'Не жарияланбаған және ол қандай болуы мүмкін',
    claims: 'Не айтылды',
    overTime: 'Елге қанша адам оралды деп айтылды және бұл қашан айтылды',
    overTimeAbout:
      'Елге қайтарылғандардың жалпы саны аталған әр мәлімдеме және қолданыстағы хабарламалардағы жалпы сандар (шаршылар), жариялану ретімен. Нүкте — айтылған сан; жолақ — «шамамен» немесе «аралығында» деген сөз қалдыратын мүмкіндік; үзік сызық — «кемінде» немесе «ең көбі». Олар әртүрлі топ туралы болуы мүмкін: бір рейс, бірнеше рейс немесе барлығы.',
    saidBy: 'Кім айтты',
    on: 'Жарияланған күні',
    undated: 'күні жазылмаған',
    where: 'Дереккөз',
    corrected: 'Содан бері бұл мәлімдемені қалай жазғанымызды түзеттік.',
    categories: {
      total: 'Барлығы',
      men: 'Ерлер',
      women: 'Әйелдер',
      children: 'Балалар',
      girls: 'Қыздар',
      boys: 'Ұлдар',
      orphans: 'Жетімдер',
      fighters: '«Содырлар» (дереккөздің сөзі)',
      adults: 'Ересектер',
    },
    kinds: {
      exact: (v) => v,
      about: (v) => `шамамен ${v}`,
      'at-least': (v) => `кемінде ${v}`,
      'at-most': (v) => `ең көбі ${v}`,
      between: (v, u) => `${v}–${u}`,
      share: (v) => `${v} %`,
    },
  },
  ar: {
    title: 'ماذا قيل، ومن قاله، وهل تتفق الأرقام',
    about:
      'ما نشره آخرون عن عدد من غادروا أو عادوا أو حوكموا، كلٌّ كما قيل ومع مصدره، وهل يمكن أن يصحّ كله معًا. لا نغيّر هنا أيًّا منها ولا نفضّل بعضها على بعض.',
    none: 'لم يُنشر هنا شيء بعد.',
    checked: (agency, claims, day) => `${agency}. عدد التصريحات: ${claims}؛ قورنت في ${day}.`,
    holds: 'يمكن أن تصحّ هذه التصريحات كلها معًا.',
    fails: (sets, complete) =>
      `لا يمكن أن تصحّ هذه التصريحات كلها معًا. عدد مجموعات الأرقام المتعارضة: ${complete ? '' : 'لا يقل عن '}${sets}.`,
    correction: (persons) =>
      `أقل تصحيح تتفق به الأرقام: ${persons} من الأشخاص، يُعدّون مرة واحدة لكل تصريح يتغيّر.`,
    verdict: 'هل تتفق الأرقام',
    conflicts: 'ما لا يصحّ معًا',
    more: (count) => `أخرى: ${count}`,
    readings: 'قراءات تزيل التعارض',
    unknown: 'ما لم يُنشر، وما يمكن أن يكون',
    claims: 'ماذا قيل',
    overTime: 'كم شخصًا قيل إنهم عادوا، ومتى قيل ذلك',
    overTimeAbout:
      'كل تصريح يذكر مجموع العائدين، ومجاميع البيانات المعمول بها (المربعات)، بترتيب نشرها. النقطة هي العدد المذكور، والشريط ما تتركه عبارة «نحو» أو «بين» مفتوحًا، والخط المتقطع «لا يقل عن» أو «لا يزيد على». وقد تتحدث عن مجموعات مختلفة: رحلة واحدة أو عدة رحلات أو كلها.',
    saidBy: 'القائل',
    on: 'نُشر في',
    undated: 'لا تاريخ مسجَّل',
    where: 'المصدر',
    corrected: 'صحّحنا منذ ذلك الحين طريقة تدويننا لهذا التصريح.',
    categories: {
      total: 'المجموع',
      men: 'الرجال',
      women: 'النساء',
      children: 'الأطفال',
      girls: 'البنات',
      boys: 'الأولاد',
      orphans: 'الأيتام',
      fighters: '«المقاتلون» (بلفظ المصدر)',
      adults: 'البالغون',
    },
    kinds: {
      exact: (v) => v,
      about: (v) => `نحو ${v}`,
      'at-least': (v) => `${v} على الأقل`,
      'at-most': (v) => `${v} على الأكثر`,
      between: (v, u) => `من ${v} إلى ${u}`,
      share: (v) => `${v}%`,
    },
  },
}

interface Said {
  kind: string
  value: number
  upper: number | null
  tolerance: number | null
}

/** A quantity as it was said: "about 600 (±50)". */
export function saidAs({ kind, value, upper, tolerance }: Said, language: Language): string {
  const digits = digitsIn(language)
  const said = claimsWords[language].kinds[kind]!(digits(value), digits(upper ?? value))
  return tolerance === null ? said : `${said} (±${digits(tolerance)})`
}
