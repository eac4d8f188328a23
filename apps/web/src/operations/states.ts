// Names of states by ISO 3166-1 code, in the reader's language.
import type { Language } from '@oralu/domain'

/** Browsers carry no Kazakh names: those of the states that a way home may touch. Others are said in Russian. */
const kazakh: Record<string, string> = {
  AE: 'Біріккен Араб Әмірліктері',
  AF: 'Ауғанстан',
  AM: 'Армения',
  AZ: 'Әзербайжан',
  BG: 'Болгария',
  BH: 'Бахрейн',
  CN: 'Қытай',
  CY: 'Кипр',
  EG: 'Мысыр',
  GE: 'Грузия',
  GR: 'Грекия',
  IL: 'Израиль',
  IQ: 'Ирак',
  IR: 'Иран',
  JO: 'Иордания',
  KG: 'Қырғызстан',
  KW: 'Кувейт',
  KZ: 'Қазақстан',
  LB: 'Ливан',
  OM: 'Оман',
  PK: 'Пәкістан',
  QA: 'Катар',
  RU: 'Ресей',
  SA: 'Сауд Арабиясы',
  SY: 'Сирия',
  TJ: 'Тәжікстан',
  TM: 'Түрікменстан',
  TR: 'Түркия',
  US: 'Америка Құрама Штаттары',
  UZ: 'Өзбекстан',
}

/** The name of a state, or its code where there is none. */
export function stateNameIn(language: Language): (code: string) => string {
  const names = new Intl.DisplayNames([language, language === 'kk' ? 'ru' : 'en'], { type: 'region' })
  return (code) => (language === 'kk' && kazakh[code]) || (names.of(code) ?? code)
}
