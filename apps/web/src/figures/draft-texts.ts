// What a draft begins with: sober words in four languages, every number placed from the figure.
import type { CommuniqueTexts, Figure, FigureCell } from '@oralu/domain'

const all = {
  total: {
    en: '{total, plural, one {# citizen} other {# citizens}}',
    ru: '{total, plural, one {# гражданин} few {# гражданина} other {# граждан}}',
    kk: '{total} азамат',
    ar: '{total, plural, one {مواطن واحد} two {مواطنان} few {# مواطنين} other {# مواطنًا}}',
  },
  men: {
    en: '{men, plural, one {# man} other {# men}}',
    ru: '{men, plural, one {# мужчина} few {# мужчины} other {# мужчин}}',
    kk: '{men} ер адам',
    ar: '{men, plural, zero {لا رجال} one {رجل واحد} two {رجلان} few {# رجال} other {# رجلًا}}',
  },
  women: {
    en: '{women, plural, one {# woman} other {# women}}',
    ru: '{women, plural, one {# женщина} few {# женщины} other {# женщин}}',
    kk: '{women} әйел',
    ar: '{women, plural, zero {لا نساء} one {امرأة واحدة} two {امرأتان} few {# نساء} other {# امرأة}}',
  },
  children: {
    en: '{children, plural, one {# child} other {# children}}',
    ru: '{children, plural, one {# ребёнок} few {# ребёнка} other {# детей}}',
    kk: '{children} бала',
    ar: '{children, plural, zero {لا أطفال} one {طفل واحد} two {طفلان} few {# أطفال} other {# طفلًا}}',
  },
  adultsSexUnknown: {
    en: '{adultsSexUnknown, plural, one {# adult whose sex is not recorded} other {# adults whose sex is not recorded}}',
    ru: 'взрослые, пол которых не указан: {adultsSexUnknown}',
    kk: 'жынысы көрсетілмеген ересектер: {adultsSexUnknown}',
    ar: 'بالغون لم يُسجَّل جنسهم: {adultsSexUnknown}',
  },
} as const

const among = { en: ', among them ', ru: ', среди них ', kk: ', олардың ішінде ', ar: '، من بينهم ' }

/**
 * A first draft; adults of unknown sex are named only where there are any, so that the parts always make the total.
 * Of parts that are withheld nothing is said.
 */
export function draftTexts({ numbers }: Figure, withheld: readonly FigureCell[] = []): CommuniqueTexts {
  const said = (['men', 'women', 'children', 'adultsSexUnknown'] as const).filter(
    (cell) => !withheld.includes(cell) && (cell !== 'adultsSexUnknown' || numbers[cell] > 0),
  )
  const parts = (language: 'en' | 'ru' | 'kk' | 'ar', joint: string) =>
    said.length === 0
      ? ''
      : `${withheld.length > 0 ? among[language] : ': '}${said.map((cell) => all[cell][language]).join(joint)}`
  return {
    kk: {
      title: `${all.total.kk} елге оралды`,
      body: `{day} Қазақстанға ${all.total.kk} оралды${parts('kk', ', ')}.\n\nОларға медициналық және психологиялық көмек көрсетіледі. Отбасылардың тыныштығын сақтауды сұраймыз.`,
    },
    ru: {
      title: `На родину {total, plural, one {вернулся # гражданин} few {вернулись # гражданина} other {вернулись # граждан}}`,
      body: `{day} в Казахстан {total, plural, one {вернулся # гражданин} few {вернулись # гражданина} other {вернулись # граждан}}${parts('ru', ', ')}.\n\nИм оказывается медицинская и психологическая помощь. Просим не нарушать покой семей.`,
    },
    en: {
      title: `${all.total.en} returned home`,
      body: `On {day}, ${all.total.en} returned to Kazakhstan${parts('en', ', ')}.\n\nThey are receiving medical and psychological care. Please respect the privacy of the families.`,
    },
    ar: {
      title: `عودة {total, plural, one {مواطن واحد} two {مواطنَين} few {# مواطنين} other {# مواطنًا}} إلى الوطن`,
      body: `{day}: عاد إلى كازاخستان ${all.total.ar}${parts('ar', '، ')}.\n\nوهم يتلقون الرعاية الطبية والنفسية. نرجو احترام خصوصية الأسر.`,
    },
  }
}
