// The page of a mission's papers.
import { ComposeListBody, type DocumentsPage } from '@oralu/domain'
import type { Actor, Db } from '../../db/transaction.ts'
import { roleHolds } from '../../http/serve.ts'
import { describePeople } from '../../people/queries.ts'
import { getMissionRow } from '../manifest.ts'
import type { VersionLineRow } from '../rules.ts'
import { findVersions } from '../versions.ts'
import { legsOf } from '../whole.ts'
import { blanksByPlace } from './blanks.ts'
import { findLists } from './passenger-lists.ts'
import { getFrozen, signaturesOf } from './signatures.ts'
import { documentsOf } from './travel.ts'

export async function getDocumentsPage(db: Db, actor: Actor, missionId: string): Promise<DocumentsPage> {
  await getMissionRow(db, missionId)
  const versions = await findVersions(db, missionId)
  const signatures = await signaturesOf(
    db,
    versions.map(({ id }) => id),
  )
  const lines = versions.length ? ((await getFrozen(db, missionId)).lines as unknown as VersionLineRow[]) : []
  const anchors = lines.map(({ anchor }) => anchor)
  const [people, documents] = [await describePeople(db, anchors), await documentsOf(db, anchors)]
  const mayRead = roleHolds(actor.role, 'identity.read')
  const { rows, asked } = await findLists(db, missionId)
  const last = ComposeListBody.safeParse(asked)
  const legs = (await legsOf(db, [missionId])).get(missionId) ?? []
  return {
    versions: versions.map(({ id, number, reason, recordedAt, contentHash, lines: count }) => {
      const of = signatures.filter(({ versionId }) => versionId === id)
      return {
        number,
        reason,
        recordedAt,
        contentHash,
        lines: count,
        signatures: of.map(({ by, at }) => ({ by, at })),
        signedByMe: of.some(({ byId }) => byId === actor.accountId),
      }
    }),
    lists: mayRead ? rows : null,
    lastComposed: last.success ? last.data : null,
    blanks: await blanksByPlace(db),
    flights: legs
      .filter(({ mode }) => mode === 'air')
      .map(({ id, from, to, departsAt }) => ({ legId: id, from, to, departsAt })),
    people: lines.map(({ line, anchor, child, seat }) => ({
      lineId: line,
      person: people.get(anchor) ?? null,
      child,
      seat,
      document: documents.get(anchor) ?? null,
    })),
  }
}
