// The data-protection office at work: an activity with its assessment, a breach whose clock runs, readings by night.
import { ok } from '../../apps/server/test/operations/arrange.ts'
import type { Person } from '../../apps/server/test/support/oralu.ts'

export async function keepTheRegister(officer: Person, worker: Person, consul: Person, anchorId: string) {
  const fields = {
    name: 'Register of persons missing and found abroad',
    controller: 'The ministry',
    jointControllers: null,
    purpose: 'To find citizens in a zone of conflict, to bring them home and to help them afterwards.',
    legalBasis: 'Law on personal data, article 9; law on consular service',
    whoseData: 'Citizens abroad, their children, and who enquires after them',
    categories: 'Names, births, kin, places, papers; health and protection in compartments of their own',
    recipients: 'Partner states under an agreement, field by field',
    retention: 'Until five years after a case is closed',
    safeguards: 'Compartments in the database, two people for each opening, a ledger of readings',
    ended: false,
  }
  const { activityId } = await ok(
    officer.post('/oversight/processing', { ...fields, activityId: null, change: null }),
  )
  await ok(
    officer.post('/oversight/processing', {
      ...fields,
      activityId,
      retention: 'Until three years after a case is closed',
      change: 'The term was shortened after the assessment.',
    }),
  )
  await ok(
    officer.post(`/oversight/processing/${activityId}/assessments`, {
      criteria: ['sensitive data', 'vulnerable people', 'matching of sets'],
      description: 'Lists in several scripts are joined into persons.',
      necessity: 'Nobody is found by one list alone.',
      risks: [
        {
          harm: 'Someone is suspected for a namesake',
          cause: 'A name alone joins two records',
          measure: 'Two officers, and evidence other than the name',
          left: 'Little; an undo gives all back',
        },
      ],
      heard: 'Two associations of families, in writing',
    }),
  )
  const { id: breach } = await ok(
    worker.post('/breaches', {
      title: 'A list of appointments was sent to the wrong office',
      what: 'Eleven families, names and hours. The office has deleted it and said so in writing.',
      knownAt: new Date(Date.now() - 20 * 3_600_000).toISOString(),
    }),
  )
  await ok(
    officer.post(`/oversight/breaches/${breach}/entries`, {
      kind: 'done',
      words: 'The other office was asked to confirm the deletion.',
    }),
  )
  await ok(
    officer.post(`/oversight/breaches/${breach}/told`, {
      whom: 'authority',
      how: 'told',
      at: new Date().toISOString(),
      words: 'By the authority’s own form.',
    }),
  )
  const { id: request } = await ok(
    consul.post('/rights/requests', {
      anchorId,
      kind: 'correction',
      called: 'Ms A.',
      askedBy: 'the person',
      asker: null,
      askedOn: '2026-01-20',
      language: 'kk',
      words: 'My name is spelled as in another country’s paper.',
      compartment: 'identity',
      shouldSay: 'As in my birth record',
      evidence: 'The birth record',
    }),
  )
  await ok(officer.post(`/oversight/requests/${request}/identity`, { how: 'An identity card was seen' }))
  await ok(officer.post(`/oversight/requests/${request}/route`, { agencyId: consul.agencyId }))
  await ok(
    worker.post('/rights/complaints', {
      anchorId: null,
      aboutAgencyId: worker.agencyId,
      aboutAccounts: [],
      words: 'Nobody rang back for three weeks.',
      language: 'ru',
      reach: 'By post',
    }),
  )
  const [complaint] = (await ok(officer.get('/oversight/complaints'))).items
  await ok(
    officer.post('/oversight/notices', {
      name: 'On arrival',
      texts: {
        kk: 'Деректеріңізді не үшін жазатынымыз және нені сұрай алатыныңыз.',
        ru: 'Зачем мы записываем ваши данные и о чём вы можете попросить.',
        en: 'Why we record your data, and what you may ask.',
        ar: 'لماذا ندوّن بياناتك وما يحق لك طلبه.',
      },
    }),
  )
  return {
    activity: activityId as string,
    breach: breach as string,
    personsRequest: request as string,
    complaint: complaint.id as string,
  }
}
