// A form of the demonstration's office: published, filled in once, with a draft of another beside it.
import { randomUUID } from 'node:crypto'
import { emptyField, type Form, writeForm } from '@oralu/domain'
import { must } from '../../apps/server/test/cooperation/states.ts'
import type { Person } from '../../apps/server/test/support/oralu.ts'

const four = (kk: string, ru: string, en: string, ar: string) => ({ kk, ru, en, ar })
const form: Form = {
  title: four(
    'Мектептегі алғашқы ай',
    'Первый месяц в школе',
    'First month at school',
    'الشهر الأول في المدرسة',
  ),
  purpose: four(
    'Не жетіспейтінін білу',
    'Узнать, чего не хватает',
    'To learn what is lacking',
    'لمعرفة ما ينقص',
  ),
  items: [
    {
      ...emptyField('yes or no', 'enrolled', 'care'),
      label: four('Мектепке қабылданды ма?', 'Зачислен ли в школу?', 'Enrolled?', 'هل سُجِّل في المدرسة؟'),
      required: true,
    },
    {
      ...emptyField('whole number', 'grade', 'care'),
      label: four('Қай сыныпта?', 'В каком классе?', 'In which grade?', 'في أي صف؟'),
      relevant: `\${enrolled} = true()`,
      min: 1,
      max: 11,
    },
  ],
  lists: {},
  steps: [],
}

export async function arrangeForms(worker: Person, second: Person, anchorId: string) {
  const begin = async (): Promise<string> => {
    const { id } = must(
      await worker.post('/cases/forms', { title: form.title, compartment: 'care', subject: 'person' }),
    )
    must(await worker.send('PUT', `/cases/forms/${id}/draft`, { revision: 1, definition: writeForm(form) }))
    return id
  }
  const published = await begin()
  must(await worker.post(`/cases/forms/${published}/acts`, { act: 'propose' }))
  must(await second.post(`/cases/forms/${published}/acts`, { act: 'publish' }))
  const { publishedId } = must(await worker.get(`/cases/forms/${published}`))
  const filling = randomUUID()
  must(
    await worker.send('PUT', `/cases/of/${anchorId}/forms/${filling}`, {
      versionId: publishedId,
      about: { visitId: null, track: null },
      answers: { enrolled: true, grade: 3 },
      finish: true,
    }),
  )
  must(
    await worker.send('PUT', `/cases/forms/lists/${randomUUID()}`, {
      name: 'Helpers',
      choices: [{ name: 'kin', label: four('Туысқандар', 'Родные', 'Kin', 'الأقارب') }],
    }),
  )
  return { form: published, formDraft: await begin(), filled: `${anchorId}/${filling}` }
}
