// A piece of evidence while it is being entered: texts as they stand in the fields.
import type { CustodyStep, EvidenceRung, NewEvidence } from '@oralu/domain'

export const emptyDraft = {
  kind: '' as EvidenceRung | '',
  direction: '',
  says: '',
  dated: '',
  otherState: '',
  recordId: '',
  documentNumber: '',
  validity: '',
  checkedOn: '',
  checkedWith: '',
  kinship: '',
  kinAnchorId: '',
  atBirth: '',
  conclusion: '',
  laboratory: '',
  reference: '',
  custody: [{ from: '', to: '', on: '' }] as CustodyStep[],
  sampleDestroyedOn: '',
}
export type Draft = typeof emptyDraft

export const documents = new Set<string>([
  'passport',
  'identity card',
  'birth record',
  'consular registration',
])

/** The fields of each kind besides those that all have. */
const fieldsOf = (kind: string): readonly (keyof Draft)[] => {
  if (kind === 'dna')
    return ['kinship', 'kinAnchorId', 'conclusion', 'laboratory', 'reference', 'custody', 'sampleDestroyedOn']
  if (documents.has(kind))
    return ['says', 'recordId', 'documentNumber', 'validity', 'checkedOn', 'checkedWith']
  if (kind === 'parent record') return ['says', 'recordId', 'kinship', 'kinAnchorId', 'atBirth']
  return ['says', 'recordId']
}

/** What is sent: fields that were left empty are left out. It may yet be incomplete. */
export function bodyOf(draft: Draft, anchorId: string, fileId?: string): Partial<NewEvidence> {
  const fields = ['kind', 'direction', 'dated', 'otherState', ...fieldsOf(draft.kind)] as const
  const given = fields.flatMap((field) => {
    const value = draft[field as keyof Draft]
    return typeof value === 'string' && value.trim() === '' ? [] : [[field, value]]
  })
  return { anchorId, ...Object.fromEntries(given), ...(fileId ? { fileId } : {}) }
}
