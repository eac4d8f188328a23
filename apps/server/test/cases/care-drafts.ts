// What a case worker writes of a referral: the consent that it rests on, and the draft.
import { day } from '../cooperation/states.ts'

export const consent = (more: object = {}) => ({
  by: 'the person',
  carerId: null,
  how: 'written',
  witness: null,
  on: day(-1),
  language: 'Kazakh',
  interpreter: null,
  privateRoom: true,
  guardPresent: false,
  alternatives: true,
  services: true,
  sharing: true,
  words: 'Yes, ask them.',
  childView: null,
  ...more,
})
export const draftOf = (agreementId: string, more: object = {}) => ({
  kind: 'referral',
  agreementId,
  addressee: 'primero_cp',
  service: 'family_tracing',
  reason: 'They look for kin in other countries',
  notes: 'Please look for an aunt.',
  chosen: ['name', 'sex', 'born'],
  consent: consent(),
  ...more,
})
