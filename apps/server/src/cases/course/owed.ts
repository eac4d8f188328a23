// What is owed next in a case, when, and by whom: derived from dates on the day of reading.
import {
  type CaseReferral,
  type CaseTransfer,
  type Colleague,
  type NextOfCourse,
  type Owed,
  today,
} from '@oralu/domain'
import type { CaseRow } from './rows.ts'

/** How many lines the summary of a case has at most. */
const most = 8

interface From {
  row: CaseRow
  next: NextOfCourse | null
  tasks: readonly { title: string; due_on: string; done_at: string | null; owner_id: string }[]
  visits: readonly { purpose: string; planned_on: string; recorded_by: string }[]
  conferences: readonly {
    purpose: string
    planned_on: string
    held_on: string | null
    called_off_at: string | null
    recorded_by: string
  }[]
  referrals: readonly CaseReferral[]
  transfers: readonly CaseTransfer[]
  /** The day of the follow-up, where it is not done. */
  due: string | null
  named: (id: string) => Colleague
}

export function owedOf({
  row,
  next,
  tasks,
  visits,
  conferences,
  referrals,
  transfers,
  due,
  named,
}: From): Owed[] {
  const day = today()
  const worker = row.worker_id ?? row.supervisor_id
  const owed = (kind: Owed['kind'], what: string | null, on: string | null, who: string | null): Owed => ({
    kind,
    what,
    on,
    overdue: on !== null && on < day,
    who: who ? named(who) : null,
  })
  if (row.state === 'closed') return due ? [owed('follow-up', null, due, worker)] : []
  const found = [
    ...(next && next.gate !== 'follow-up' && !(next.gate === 'review' && next.to === 'propose')
      ? [owed('gate', `${next.to} ${next.gate}`, null, next.id)]
      : []),
    owed('review', null, row.review_on, worker),
    ...tasks
      .filter((task) => !task.done_at)
      .map((task) => owed('task', task.title, task.due_on, task.owner_id)),
    ...visits.map((visit) => owed('visit', visit.purpose, visit.planned_on, worker ?? visit.recorded_by)),
    ...conferences
      .filter((each) => !each.held_on && !each.called_off_at)
      .map((each) => owed('conference', each.purpose, each.planned_on, each.recorded_by)),
    ...referrals
      .filter(({ state }) => state === 'sent' || state === 'unanswered')
      .map((each) => owed('referral', each.to, each.answerBy, worker)),
    ...transfers
      .filter(({ state }) => state === 'offered' || state === 'to sign')
      .map((each) => owed('transfer', each.to, null, each.state === 'to sign' ? row.supervisor_id : null)),
  ]
  return found.toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1)).slice(0, most)
}
