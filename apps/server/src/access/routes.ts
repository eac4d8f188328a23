import * as domain from '@oralu/domain'
import { Problem } from '@oralu/domain'
import { researchProposed } from '../cases/queries.ts'
import { serve } from '../http/serve.ts'
import { rightsWaiting } from '../rights/queries.ts'
import {
  addAgency,
  confirmInvited,
  endAccountOf,
  findAccounts,
  findAgencies,
  invite,
  seeAs,
} from './accounts.ts'
import { addEntry, close, findBreaches, getBreachPage, report, told } from './breaches.ts'
import { findBreakGlass, open, review } from './break-glass.ts'
import { confirm, end, findGrants, propose } from './grants.ts'
import { findCheckpoint, findEntries, findUnusualReadings, lookInto } from './oversight.ts'
import { addressOfLink, codeOfLink, findLink, lookAtLink, makeLink, useLink } from './password-links.ts'
import {
  assess,
  assessmentsDue,
  findProcessing,
  getProcessingPage,
  processingCsv,
  sign,
  write,
} from './processing.ts'

const accountRoutes = [
  serve(domain.listAgencies, async ({ db }) => ({ items: await findAgencies(db) })),
  serve(domain.createAgency, async ({ db, body }) => ({ id: await addAgency(db, body) })),
  serve(domain.listAccounts, ({ db, query }) => findAccounts(db, query)),
  serve(domain.listOverseenAccounts, ({ db, query, actor }) => findAccounts(db, query, actor.agencyId)),
  serve(domain.inviteAccount, async ({ db, body }) => ({ id: await invite(db, body) })),
  serve(domain.confirmAccount, ({ db, actor, params }) => confirmInvited(db, actor, params.id)),
  serve(domain.endAccount, ({ db, actor, params }) => endAccountOf(db, actor, params.id)),
  serve(domain.endOverseenAccount, ({ db, actor, params }) =>
    endAccountOf(db, actor, params.id, actor.agencyId),
  ),
  serve(domain.getRightsOf, ({ db, params }) => seeAs(db, params.id)),
  serve(domain.getOverseenRightsOf, ({ db, params, actor }) => seeAs(db, params.id, actor.agencyId)),
]

const passwordRoutes = [
  serve(domain.makePasswordLink, async ({ db, params, body }) => ({
    id: await makeLink(db, params.id, body.id),
  })),
  serve(domain.getPasswordLink, async ({ db, params, services }) => {
    const link = await findLink(db, params.id)
    return {
      link: link ? { address: addressOfLink(services.settings, link.id), expiresAt: link.expiresAt } : null,
    }
  }),
  serve(domain.getPasswordCode, async ({ db, params, services }) => {
    const link = await findLink(db, params.id)
    return {
      code: link ? { digits: codeOfLink(services.settings, link.id), expiresAt: link.expiresAt } : null,
    }
  }),
  serve(domain.lookAtPasswordLink, ({ services, body }) => lookAtLink(services, body.token)),
  serve(domain.setPasswordByLink, ({ services, body }) => useLink(services, body)),
]

const grantRoutes = [
  serve(domain.listGrants, ({ db, actor, query }) => findGrants(db, actor, query)),
  serve(domain.listOwnGrants, ({ db, actor, query }) => findGrants(db, actor, { ...query, own: true })),
  serve(domain.proposeGrant, ({ db, actor, body }) => propose(db, actor, body)),
  serve(domain.confirmGrant, ({ db, actor, params }) => confirm(db, actor, params.id)),
  serve(domain.endGrant, ({ db, actor, params }) => end(db, actor, params.id)),
  serve(domain.openByBreakGlass, ({ db, body }) => open(db, body)),
  serve(domain.listOwnBreakGlass, ({ db, actor, query }) => findBreakGlass(db, actor, query, true)),
  serve(domain.listBreakGlass, ({ db, actor, query }) => findBreakGlass(db, actor, query, false)),
  serve(domain.reviewBreakGlass, ({ db, actor, params, body }) => review(db, actor, params.id, body.review)),
]

const oversightRoutes = [
  serve(domain.listLedger, ({ db, query }) => findEntries(db, query)),
  serve(domain.listUnusualReadings, async ({ db, query }) => ({
    items: await findUnusualReadings(db, query.hours, query.zone),
  })),
  serve(domain.getCheckpoint, async ({ db }) => {
    const found = await findCheckpoint(db)
    return { checkpoint: found ? { size: found.size, at: found.at, unsealed: found.unsealed } : null }
  }),
  serve(domain.getCheckpointNote, async ({ db, reply }) => {
    const found = await findCheckpoint(db)
    if (!found) throw new Problem('not-found')
    reply
      .type('text/plain; charset=utf-8')
      .header('content-disposition', `attachment; filename="oralu-checkpoint-${found.size}.txt"`)
    return Buffer.from(found.note) as never
  }),
  serve(domain.getOversightMorning, async ({ db, actor, query }) => {
    const some = { limit: 20 }
    const found = await findCheckpoint(db)
    return {
      breakGlass: (await findBreakGlass(db, actor, { ...some, state: 'waiting' }, false)).items,
      readings: (await findUnusualReadings(db, 24, query.zone)).filter((each) => !each.reviewed).slice(0, 50),
      grantsProposed: (await findGrants(db, actor, { ...some, state: 'proposed' })).items.filter(
        (grant) => grant.given,
      ),
      grantsEnding: (await findGrants(db, actor, { ...some, state: 'ending' })).items,
      accountsInvited: (await findAccounts(db, { ...some, state: 'invited' }, actor.agencyId)).items,
      breaches: (await findBreaches(db, { ...some, state: 'not closed' })).items,
      ...(await rightsWaiting(db)),
      researchProposed: await researchProposed(db),
      assessments: await assessmentsDue(db),
      checkpoint: found ? { size: found.size, at: found.at, unsealed: found.unsealed } : null,
    }
  }),
]

const dataProtectionRoutes = [
  serve(domain.listProcessing, async ({ db }) => ({ items: await findProcessing(db) })),
  serve(domain.exportProcessing, async ({ db, reply }) => {
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="oralu-processing.csv"')
    return Buffer.from(await processingCsv(db)) as never
  }),
  serve(domain.getProcessing, ({ db, actor, params }) => getProcessingPage(db, actor, params.id)),
  serve(domain.writeProcessing, ({ db, actor, body }) => write(db, actor, body)),
  serve(domain.addAssessment, ({ db, actor, params, body }) => assess(db, actor, params.id, body)),
  serve(domain.signAssessment, ({ db, actor, params, body }) => sign(db, actor, params.id, body)),
  serve(domain.reportBreach, ({ db, body }) => report(db, body)),
  serve(domain.listBreaches, ({ db, query }) => findBreaches(db, query)),
  serve(domain.getBreach, ({ db, actor, params }) => getBreachPage(db, actor, params.id)),
  serve(domain.addToBreach, ({ db, actor, params, body }) => addEntry(db, actor, params.id, body)),
  serve(domain.breachTold, ({ db, actor, params, body }) => told(db, actor, params.id, body)),
  serve(domain.closeBreach, ({ db, actor, params, body }) => close(db, actor, params.id, body.words)),
  serve(domain.reviewReading, ({ db, actor, body }) => lookInto(db, actor, body)),
]

export const accessRoutes = [
  ...accountRoutes,
  ...passwordRoutes,
  ...grantRoutes,
  ...oversightRoutes,
  ...dataProtectionRoutes,
]
