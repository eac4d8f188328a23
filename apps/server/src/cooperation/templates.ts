// The office's own words of a note verbale, and those that serve where it has set none. They take no endings from what is
// filled in, since a partner's name stands there as it was entered; an office that writes to one partner writes its own.
import type { AnswerOf, Language, listNoteTemplates, NoteTemplate } from '@oralu/domain'
import { namesOf } from '../access/queries.ts'
import type { Actor, Db } from '../db/transaction.ts'

type Wording = Pick<NoteTemplate, 'opening' | 'closing'>

const originals: Record<Language, Wording> = {
  kk: {
    opening:
      '{agency} «{partner}» тарапына өзінің зор құрметін білдіреді және төмендегіні мәлімдеуді өзіне мәртебе санайды.\nМәселе: {subject}.',
    closing:
      'Жауап күтілетін мерзім: {due}.\n{agency} осы мүмкіндікті пайдалана отырып, «{partner}» тарапына өзінің аса зор құрметін қайта растайды.',
  },
  ru: {
    opening:
      '{agency} свидетельствует своё уважение Стороне «{partner}» и имеет честь сообщить следующее.\nПредмет: {subject}.',
    closing:
      'Ответ просим направить до {due}.\n{agency} пользуется случаем, чтобы возобновить Стороне «{partner}» уверения в своём самом высоком уважении.',
  },
  en: {
    opening:
      '{agency} presents its compliments to {partner} and has the honour to write on the following matter: {subject}.',
    closing:
      '{agency} would be grateful for a reply by {due}.\n{agency} avails itself of this opportunity to renew to {partner} the assurances of its highest consideration.',
  },
  ar: {
    opening: 'تهدي {agency} أطيب تحياتها إلى {partner}، وتتشرف بأن تعرض عليها ما يلي.\nالموضوع: {subject}.',
    closing:
      'وتكون {agency} شاكرة لو تلقت الرد في موعد أقصاه {due}.\nوتغتنم {agency} هذه المناسبة لتعرب من جديد إلى {partner} عن فائق تقديرها واحترامها.',
  },
}

export async function findTemplates(db: Db, actor: Actor): Promise<AnswerOf<typeof listNoteTemplates>> {
  const rows = await db
    .selectFrom('cooperation.note_template')
    .selectAll()
    .where('agency_id', '=', actor.agencyId)
    .execute()
  const names = await namesOf(
    db,
    rows.map((row) => row.recorded_by),
  )
  return {
    items: (Object.keys(originals) as Language[]).map((language) => {
      const row = rows.find((each) => each.language === language)
      const original = originals[language]
      return {
        language,
        opening: row?.opening ?? original.opening,
        closing: row?.closing ?? original.closing,
        changed: row ? { by: names.get(row.recorded_by) ?? '', at: row.recorded_at } : null,
        original,
      }
    }),
  }
}

/** The words of an agency in a language. */
export async function templateOf(db: Db, agencyId: string, language: Language): Promise<Wording> {
  const row = await db
    .selectFrom('cooperation.note_template')
    .select(['opening', 'closing'])
    .where('agency_id', '=', agencyId)
    .where('language', '=', language)
    .executeTakeFirst()
  return row ?? originals[language]
}

export async function setTemplate(db: Db, actor: Actor, language: Language, wording: Wording) {
  const now = { ...wording, recorded_by: actor.accountId, recorded_at: new Date().toISOString() }
  return await db
    .insertInto('cooperation.note_template')
    .values({ language, ...now })
    .onConflict((on) => on.columns(['agency_id', 'language']).doUpdateSet(now))
    .returning('id')
    .executeTakeFirstOrThrow()
}
