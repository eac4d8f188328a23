import {
  addFamilyMember,
  addStatus,
  answerQuestion,
  compareTwo,
  confirmAge,
  confirmDecision,
  confirmNationality,
  decide,
  elsewhere,
  getPerson,
  listDecisions,
  listMatches,
  listPeople,
  listQuestions,
  listSources,
  makeFamily,
  orderMatches,
  personHistory,
  proposeAge,
  proposeNationality,
  undoDecision,
  withdrawAge,
  withdrawFamilyMember,
  withdrawNationality,
  withdrawStatus,
} from '@oralu/domain'
import { serve } from '../http/serve.ts'
import { confirmPair, decidePair, findDecisions, undoPair } from './decisions.ts'
import { addAge, addNationality, addStatusFact, confirmFact, withdrawFact } from './facts.ts'
import { addFamily, addMember } from './families.ts'
import { getHistory } from './history.ts'
import { orderSuggestions } from './jobs.ts'
import { comparePair, findMatches } from './matches.ts'
import { getPersonPage } from './page.ts'
import { answerOpenQuestion, findQuestions } from './questions.ts'
import { findElsewhere, findPeople, findSources } from './register.ts'

export const peopleRoutes = [
  serve(listPeople, ({ db, query }) => findPeople(db, query)),
  serve(elsewhere, async ({ db, query }) => ({ agencies: await findElsewhere(db, query.name) })),
  serve(listSources, async ({ db }) => ({ items: await findSources(db) })),
  serve(getPerson, ({ db, actor, params }) => getPersonPage(db, actor, params.id)),
  serve(personHistory, ({ db, params }) => getHistory(db, params.id)),

  serve(addStatus, ({ db, body }) => addStatusFact(db, body)),
  serve(withdrawStatus, ({ db, params }) => withdrawFact(db, 'people.status', params.id)),
  serve(proposeNationality, ({ db, body }) => addNationality(db, body)),
  serve(confirmNationality, ({ db, actor, params }) =>
    confirmFact(db, actor, 'people.nationality', params.id),
  ),
  serve(withdrawNationality, ({ db, params }) => withdrawFact(db, 'people.nationality', params.id)),
  serve(proposeAge, ({ db, body }) => addAge(db, body)),
  serve(confirmAge, ({ db, actor, params }) => confirmFact(db, actor, 'people.age_decision', params.id)),
  serve(withdrawAge, ({ db, params }) => withdrawFact(db, 'people.age_decision', params.id)),
  serve(makeFamily, ({ db, body }) => addFamily(db, body)),
  serve(addFamilyMember, ({ db, params, body }) => addMember(db, params.id, body)),
  serve(withdrawFamilyMember, ({ db, params }) => withdrawFact(db, 'people.family_member', params.id)),

  serve(listMatches, ({ db, query }) => findMatches(db, query)),
  serve(compareTwo, ({ db, query }) => comparePair(db, query.left, query.right)),
  serve(orderMatches, ({ db }) => orderSuggestions(db)),
  serve(listDecisions, ({ db, actor, query }) => findDecisions(db, actor, query)),
  serve(decide, ({ db, body }) => decidePair(db, body)),
  serve(confirmDecision, ({ db, actor, params }) => confirmPair(db, actor, params.id)),
  serve(undoDecision, ({ db, actor, params, body }) => undoPair(db, actor, params.id, body.reason)),
  serve(listQuestions, ({ db, query }) => findQuestions(db, query)),
  serve(answerQuestion, ({ db, params, body }) => answerOpenQuestion(db, params.id, body.answer)),
]
