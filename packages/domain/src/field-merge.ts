// The merge table: for each kind of operation and each situation what happens, and why. The fold asks it and nothing
// else decides. docs/decisions/field-merge.md shows the same table; a test holds the two together.
import type { Role } from './access.ts'
import type { FieldKind } from './field-operations.ts'

/** Situations of one operation. */
export const soleSituations = [
  'as usual',
  'repeated',
  'late',
  'clock wrong',
  'before its past',
  'sequence taken',
  'device not enrolled',
  'device revoked',
  'set aside',
  'no right',
  'no such line',
  'nothing to correct',
  'gate unmet',
  'step not open',
  'doors closed',
  'doors closing',
] as const
/** Two operations, neither of whose makers knew of the other. */
export type Situation = (typeof soleSituations)[number] | `meets ${FieldKind}`

/** What becomes of the operation. */
export type Effect =
  /** it counts */
  | 'stands'
  /** it counts, and the other gives way */
  | 'prevails'
  /** kept and shown; the state stays as it was */
  | 'no effect'
  /** kept and shown until an officer accepts it */
  | 'quarantined'
  /** kept until what it rests on has come */
  | 'waits'

export interface MergeRule {
  kind: FieldKind | 'every kind'
  situation: Situation
  effect: Effect
  /** nothing; a notice, which is shown; a question, which the duty named must answer. */
  raises: 'nothing' | 'notice' | 'question'
  duty: Role | null
  why: string
}

const rule = (
  kind: MergeRule['kind'],
  situation: Situation,
  effect: Effect,
  raises: 'nothing' | 'notice' | Role,
  why: string,
): MergeRule =>
  raises === 'nothing' || raises === 'notice'
    ? { kind, situation, effect, raises, duty: null, why }
    : { kind, situation, effect, raises: 'question', duty: raises, why }

const consul = 'consular_officer'
const protection = 'child_protection_officer'

// biome-ignore format: one rule, one line
export const mergeTable: readonly MergeRule[] = [
  rule('every kind', 'as usual', 'stands', 'nothing', 'It was made with all that bears on it known.'),
  rule('every kind', 'repeated', 'stands', 'nothing', 'The same id is the same operation, however often it comes.'),
  rule('every kind', 'late', 'stands', 'nothing', 'Its place is where it was made, not when it came.'),
  rule('every kind', 'clock wrong', 'stands', 'notice', 'The order comes from what was seen; the hour is shown as doubtful.'),
  rule('every kind', 'before its past', 'waits', 'notice', 'What it rests on has not come; the gaps are named and asked for.'),
  rule('every kind', 'sequence taken', 'quarantined', 'notice', 'A device copied or set back used a number twice; an officer looks.'),
  rule('every kind', 'device not enrolled', 'quarantined', 'notice', 'Nobody answers for the key.'),
  rule('every kind', 'device revoked', 'quarantined', 'notice', 'Made or shown only after the device was given up; it may be a thief’s.'),
  rule('every kind', 'set aside', 'quarantined', 'notice', 'The office set it aside: its officer had lost the right, or the signature failed.'),
  rule('every kind', 'no right', 'quarantined', 'notice', 'The officer had no right to it; it is shown, never dropped.'),
  rule('every kind', 'no such line', 'quarantined', 'notice', 'No manifest of this mission has the line.'),
  rule('every kind', 'step not open', 'no effect', 'notice', 'The state in which its maker saw it does not allow the step.'),
  rule('every kind', 'doors closed', 'no effect', 'nothing', 'Doors change nothing about it.'),
  rule('board', 'repeated', 'no effect', 'nothing', 'Whoever is aboard is aboard once.'),
  rule('board', 'gate unmet', 'stands', consul, 'They are aboard; a named authority must answer for the gate before departure.'),
  rule('board', 'step not open', 'no effect', consul, 'The tablet knew of a hold or a withdrawal and someone came aboard all the same.'),
  rule('board', 'doors closed', 'no effect', consul, 'Nothing moves once the doors are closed; someone must say who is aboard.'),
  rule('board', 'doors closing', 'stands', consul, 'Seen aboard while another closed the doors: the count must be looked at.'),
  rule('board', 'meets board', 'stands', 'notice', 'Two saw the same person aboard: aboard once, both kept.'),
  rule('board', 'meets not boarded', 'prevails', consul, 'One saw them aboard, one left them behind: aboard until someone looks.'),
  rule('board', 'meets unboard', 'prevails', consul, 'One saw them aboard, one saw them leave: aboard until someone looks.'),
  rule('unboard', 'meets unboard', 'stands', 'nothing', 'Both say the same.'),
  rule('unboard', 'doors closing', 'stands', consul, 'Seen leaving while another closed the doors: the count must be looked at.'),
  rule('unboard', 'doors closed', 'no effect', consul, 'Nothing moves once the doors are closed; someone must say who is aboard.'),
  rule('not boarded', 'meets not boarded', 'stands', 'nothing', 'Both say the same.'),
  rule('not boarded', 'meets unboard', 'prevails', 'nothing', 'Off the vehicle, and left behind.'),
  rule('not boarded', 'doors closing', 'stands', 'nothing', 'Closing the doors leaves them behind too.'),
  rule('not boarded', 'doors closed', 'no effect', 'notice', 'Nothing moves once the doors are closed.'),
  rule('withdraw', 'repeated', 'stands', 'nothing', 'Said again is said: whoever lists them again must have known of each.'),
  rule('withdraw', 'meets board', 'prevails', consul, 'Movement is voluntary until the doors close; someone must see them off the vehicle.'),
  rule('withdraw', 'meets unboard', 'prevails', 'nothing', 'Off the vehicle, and not travelling.'),
  rule('withdraw', 'meets not boarded', 'prevails', 'nothing', 'Both leave them behind; their own will is the reason.'),
  rule('withdraw', 'meets withdraw', 'stands', 'nothing', 'Both say the same.'),
  rule('withdraw', 'meets relist', 'prevails', consul, 'Withdrawn anew while the office listed them: their own will counts.'),
  rule('withdraw', 'doors closing', 'stands', consul, 'Not known to be later than the doors: their own will counts; see whether they are aboard.'),
  rule('withdraw', 'doors closed', 'no effect', consul, 'Too late to leave by itself; their wish is heard by a named officer at once.'),
  rule('hold', 'repeated', 'stands', 'nothing', 'A further fear is a fear: whoever lists them again must have known of each.'),
  rule('hold', 'meets board', 'prevails', consul, 'A fear expressed freezes the line; someone must see them off the vehicle.'),
  rule('hold', 'meets unboard', 'prevails', 'nothing', 'Off the vehicle, and on hold.'),
  rule('hold', 'meets not boarded', 'prevails', 'nothing', 'Both leave them behind; the fear is looked into.'),
  rule('hold', 'meets withdraw', 'prevails', 'notice', 'Both leave them behind; the fear is looked into first.'),
  rule('hold', 'meets hold', 'stands', 'nothing', 'Both say the same; protection reads both.'),
  rule('hold', 'meets relist', 'prevails', consul, 'A new fear while the office listed them again: it freezes the line.'),
  rule('hold', 'step not open', 'no effect', 'notice', 'Already off the manifest; protection reads it all the same.'),
  rule('hold', 'doors closing', 'stands', protection, 'Not known to be later than the doors: the line is frozen; see whether they are aboard.'),
  rule('hold', 'doors closed', 'no effect', protection, 'Under way: protection meets them on arrival, before anyone else.'),
  rule('relist', 'meets board', 'prevails', consul, 'Boarded by someone who did not know of the hold; they board again when the gates are looked at.'),
  rule('relist', 'meets unboard', 'prevails', 'nothing', 'Both say: listed.'),
  rule('relist', 'meets not boarded', 'prevails', 'notice', 'Listed again by the office; they can still board.'),
  rule('relist', 'meets relist', 'stands', 'nothing', 'Both say the same.'),
  rule('gate passed', 'as usual', 'stands', consul, 'A named authority let them travel: confirmed on return of the network.'),
  rule('head-count', 'meets head-count', 'stands', consul, 'Two counts of one step differ: count again, or say which holds.'),
  rule('handover', 'meets handover', 'stands', consul, 'Two handovers of one person to different hands: someone must say who has them.'),
  rule('handover', 'gate unmet', 'stands', consul, 'The field handed over; the office’s rules for a handover do not allow it as it was told.'),
  rule('urgency', 'meets urgency', 'prevails', 'notice', 'The more urgent holds.'),
  rule('person added', 'as usual', 'stands', consul, 'Nobody expected them: the register and the manifest must learn who they are.'),
  rule('person added', 'meets person added', 'stands', consul, 'One name or one document twice: one person or two is for an officer to say.'),
  rule('paper form', 'repeated', 'no effect', 'notice', 'A numbered form counts once; the second keying is shown beside the first.'),
  rule('paper form', 'meets paper form', 'no effect', 'notice', 'One numbered form keyed on two tablets counts once.'),
  rule('correction', 'nothing to correct', 'quarantined', 'notice', 'Not there, another officer’s, or a will or fear that no tablet takes back.'),
  rule('correction', 'meets correction', 'stands', consul, 'Two corrections of one operation: both kept, someone says which holds.'),
  rule('answer', 'meets answer', 'stands', consul, 'Two answers to one question differ.'),
  rule('answer', 'meets board', 'prevails', consul, 'Answered, while another saw them aboard.'),
  rule('answer', 'meets unboard', 'prevails', consul, 'Answered, while another saw them leave.'),
  rule('answer', 'meets not boarded', 'prevails', consul, 'Answered, while another left them behind.'),
  rule('withdraw', 'meets answer', 'prevails', consul, 'Answered, while they withdrew: their own will counts.'),
  rule('hold', 'meets answer', 'prevails', consul, 'Answered, while a fear was expressed: it freezes the line.'),
  rule('relist', 'meets answer', 'prevails', consul, 'Answered, while the office listed them again.'),
  rule('answer', 'nothing to correct', 'no effect', 'notice', 'The question is not there.'),
  rule('mission step', 'step not open', 'no effect', 'notice', 'The mission had moved on.'),
  rule('mission step', 'gate unmet', 'stands', consul, 'The field took the step; the office still has gates, counts or permissions open.'),
  rule('head-count', 'gate unmet', 'stands', consul, 'Counted when the office’s mission was not at that step.'),
  rule('mission step', 'meets mission step', 'stands', consul, 'Two steps of the mission, neither knowing of the other: the later step holds.'),
]

const byKey = new Map(mergeTable.map((each) => [`${each.kind}|${each.situation}`, each]))

/** The rule for a kind in a situation; undefined where two kinds meet that have nothing to do with each other. */
export function mergeRule(kind: FieldKind, situation: Situation): MergeRule | undefined {
  return byKey.get(`${kind}|${situation}`) ?? byKey.get(`every kind|${situation}`)
}

/** The rule for two kinds that meet, with the one that the table names first. */
export function meeting(one: FieldKind, other: FieldKind): MergeRule | undefined {
  return byKey.get(`${one}|meets ${other}`) ?? byKey.get(`${other}|meets ${one}`)
}
