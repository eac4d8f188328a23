// Towns that bear another name in another language, or bore one: Уральск and Орал are one town, and no letters say so.

/** Former and foreign names by the present Kazakh one (Kazakhstan's renamings from 1991 on, and Russian exonyms). */
const names: Readonly<Record<string, readonly string[]>> = {
  Алматы: ['Алма-Ата', 'Верный'],
  Астана: ['Нур-Султан', 'Нұр-Сұлтан', 'Целиноград', 'Акмолинск'],
  Ақтау: ['Шевченко'],
  Ақтөбе: ['Актюбинск'],
  Атырау: ['Гурьев'],
  Екібастұз: ['Экибастуз'],
  Жаңаөзен: ['Новый Узень'],
  Көкшетау: ['Кокчетав'],
  Қандыағаш: ['Октябрьск'],
  Қонаев: ['Капчагай', 'Қапшағай', 'Капшагай'],
  Қостанай: ['Кустанай'],
  Қызылорда: ['Кзыл-Орда'],
  Орал: ['Уральск', 'Uralsk', 'Oral'],
  Өскемен: ['Усть-Каменогорск'],
  Петропавл: ['Петропавловск'],
  Риддер: ['Лениногорск'],
  Сәтбаев: ['Никольский'],
  Семей: ['Семипалатинск'],
  Тараз: ['Джамбул', 'Аулие-Ата'],
  Шымкент: ['Чимкент'],
}

const folded = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\-‐-―]+/gu, ' ')
    .trim()
const present = new Map(
  Object.entries(names).flatMap(([name, others]) => others.map((other) => [folded(other), name] as const)),
)

/** The place with each of its parts, as commas part them, under its present Kazakh name where one is known. */
export const presentPlace = (place: string): string =>
  place
    .split(',')
    .map(
      (part) =>
        present.get(folded(part.replace(/(^|\s)(г\.|город|қ\.|қаласы)(?=\s|$)/giu, ' '))) ?? part.trim(),
    )
    .join(', ')
