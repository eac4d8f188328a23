// A centre with rooms, an hour of today and somebody who stays, and a service with somebody who waits.
import { today } from '@oralu/domain'
import { must } from '../../apps/server/test/cooperation/states.ts'
import type { Person } from '../../apps/server/test/support/oralu.ts'

export async function arrangePlaces(worker: Person, anchor: string) {
  const place = must(
    await worker.post('/cases/places', {
      kind: 'arrival centre',
      name: { kk: 'Қабылдау үйі', ru: 'Дом приёма', en: 'House of arrival', ar: 'دار الوصول' },
      town: 'Aktau',
      paperName: 'House No. 7',
      stayLimitDays: 30,
      limitBasis: 'Rules of the centre, article 4',
      workerIds: [worker.id],
    }),
  ).id as string
  const room = must(await worker.post(`/cases/places/${place}/rooms`, { label: '1', beds: 4 })).id as string
  must(await worker.post(`/cases/places/${place}/rooms`, { label: '2', beds: 5 }))
  must(
    await worker.post(`/cases/places/${place}/stays`, {
      fromOn: today(),
      people: [{ anchorId: anchor, roomId: room }],
    }),
  )
  must(
    await worker.post(`/cases/places/${place}/hours`, {
      on: today(),
      starts: '10:00',
      ends: '11:30',
      kind: 'lessons',
      title: 'Reading',
      where: 'Library',
      byWhom: 'A teacher',
    }),
  )
  const service = must(
    await worker.post('/cases/services', {
      title: 'Sewing course',
      provider: 'College of the district',
      kinds: ['skills and work'],
      languages: ['kk', 'ru'],
      area: 'Aktau',
      capacity: 8,
      conditions: null,
      contact: 'Reception of the college, on weekdays',
    }),
  ).id as string
  must(
    await worker.post(`/cases/services/${service}/turns`, {
      anchorId: anchor,
      urgency: 'medium',
      need: 'To earn a living',
      wishedOn: today(),
    }),
  )
  return { place, service }
}
