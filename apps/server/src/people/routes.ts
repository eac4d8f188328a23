import {
  addEvidence,
  addFamilyMember,
  addStatus,
  answerAppeal,
  answerQuestion,
  claimMatches,
  compareTwo,
  confirmAge,
  confirmAppeal,
  confirmDecision,
  confirmNationality,
  decide,
  elsewhere,
  getMatchQuality,
  getNationality,
  getPairContext,
  getPerson,
  giveOpinion,
  listDecisions,
  listDisagreements,
  listMatches,
  listPeople,
  listQuestions,
  listSources,
  lodgeAppeal,
  makeFamily,
  matchCounts,
  orderMatches,
  personContradictions,
  personHistory,
  proposeAge,
  proposeNationality,
  sampleDestroyed,
  undoDecision,
  withdrawAge,
  withdrawEvidence,
  withdrawFamilyMember,
  withdrawNationality,
  withdrawOpinion,
  withdrawStatus,
} from '@oralu/domain'
import { serve } from '../http/serve.ts'
import { getContext } from './around.ts'
import { findContradictions } from './contradictions.ts'
import { findDecisions } from './decision-list.ts'
import { confirmPair, decidePair, undoPair } from './decisions.ts'
import { addAge, addStatusFact, confirmFact, withdrawFact } from './facts.ts'
import { addFamily, addMember } from './families.ts'
import { getHistory } from './history.ts'
import { orderAllSuggestions } from './jobs.ts'
import { comparePair } from './matches.ts'
import * as nationality from './nationality.ts'
import { getNationalityCase } from './nationality-page.ts'
import * as opinions from './opinions.ts'
import { getPersonPage } from './page.ts'
import { getQuality } from './quality.ts'
import { answerOpenQuestion, findQuestions } from './questions.ts'
import { claim, countMatches, findMatches } from './queue.ts'
import { findElsewhere, findPeople, findSources } from './register.ts'

export const peopleRoutes = [
  serve(listPeople, ({ db, query }) => findPeople(db, query)),
  serve(elsewhere, async ({ db, query }) => ({ agencies: await findElsewhere(db, query.name) })),
  serve(listSources, async ({ db }) => ({ items: await findSources(db) })),
  serve(getPerson, ({ db, actor, params }) => getPersonPage(db, actor, params.id)),
  serve(personHistory, ({ db, params }) => getHistory(db, params.id)),

  serve(addStatus, ({ db, body }) => addStatusFact(db, body)),
  serve(withdrawStatus, ({ db, params }) => withdrawFact(db, 'people.status', params.id)),
  serve(proposeAge, ({ db, body }) => addAge(db, body)),
  serve(confirmAge, ({ db, actor, params }) => confirmFact(db, actor, 'people.age_decision', params.id)),
  serve(withdrawAge, ({ db, params }) => withdrawFact(db, 'people.age_decision', params.id)),
  serve(makeFamily, ({ db, body }) => addFamily(db, body)),
  serve(addFamilyMember, ({ db, params, body }) => addMember(db, params.id, body)),
  serve(withdrawFamilyMember, ({ db, params }) => withdrawFact(db, 'people.family_member', params.id)),

  serve(getNationality, ({ db, actor, params }) => getNationalityCase(db, actor, params.id)),
  serve(addEvidence, ({ db, body }) => nationality.addPiece(db, body)),
  serve(withdrawEvidence, ({ db, actor, params, body }) =>
    nationality.withdrawPiece(db, actor, params.id, body.reason),
  ),
  serve(sampleDestroyed, ({ db, params, body }) => nationality.noteDestroyed(db, params.id, body.on)),
  serve(proposeNationality, ({ db, body }) => nationality.proposeFinding(db, body)),
  serve(confirmNationality, ({ db, actor, params }) =>
    confirmFact(db, actor, 'people.nationality', params.id),
  ),
  serve(withdrawNationality, ({ db, params }) => nationality.withdrawFinding(db, params.id)),
  serve(lodgeAppeal, ({ db, params, body }) => nationality.lodge(db, params.id, body)),
  serve(answerAppeal, ({ db, actor, params, body }) => nationality.answer(db, actor, params.id, body)),
  serve(confirmAppeal, ({ db, actor, params }) => nationality.confirmAnswer(db, actor, params.id)),

  serve(listMatches, ({ db, actor, query }) => findMatches(db, actor, query)),
  serve(matchCounts, ({ db }) => countMatches(db)),
  serve(claimMatches, ({ db, body }) => claim(db, body.matches)),
  serve(getMatchQuality, ({ db }) => getQuality(db)),
  serve(getPairContext, ({ db, actor, query }) => getContext(db, actor, query.left, query.right)),
  serve(personContradictions, ({ db, params }) => findContradictions(db, params.id)),
  serve(compareTwo, ({ db, query }) => comparePair(db, query.left, query.right)),
  serve(orderMatches, ({ db }) => orderAllSuggestions(db)),
  serve(listDecisions, ({ db, actor, query }) => findDecisions(db, actor, query)),
  serve(decide, ({ db, actor, body }) => decidePair(db, actor, body)),
  serve(giveOpinion, ({ db, actor, body }) => opinions.giveOpinion(db, actor, body)),
  serve(withdrawOpinion, ({ db, actor, params }) => opinions.withdrawOpinion(db, actor, params.id)),
  serve(listDisagreements, ({ db, actor, query }) => opinions.findDisagreements(db, actor, query)),
  serve(confirmDecision, ({ db, actor, params }) => confirmPair(db, actor, params.id)),
  serve(undoDecision, ({ db, actor, params, body }) => undoPair(db, actor, params.id, body.reason)),
  serve(listQuestions, ({ db, query }) => findQuestions(db, query)),
  serve(answerQuestion, ({ db, params, body }) => answerOpenQuestion(db, params.id, body.answer)),
]
