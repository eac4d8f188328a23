// Codes of cooperation in the words of the screens.
import type { Language, ToDo } from '@oralu/domain'
import { localeOf } from '../i18n/language.ts'

/** Things named one after another. Chromium's lists know no Kazakh. */
export function joined(items: readonly string[], language: Language): string {
  if (language !== 'kk') return new Intl.ListFormat(localeOf[language], { type: 'conjunction' }).format(items)
  const [last = '', ...before] = items.toReversed()
  return before.length === 0 ? last : `${before.toReversed().join(', ')} және ${last}`
}

/** Reasons that say the same to an officer: the file is not whole, or not from them. */
const alike: Record<string, string> = Object.fromEntries(
  Object.entries({
    damaged:
      'damaged bad-container bad-document bad-manifest bad-name bad-padding bad-receipt changed inconsistent missing part-differs same-name unlisted not-sealed',
    'wrong-signer': 'wrong-signer bad-signature not-signed',
    'wrong-recipient': 'wrong-recipient not-addressed',
    expired: 'expired already-expired',
    'other-message': 'other-message other-package',
    'too-large': 'too-large answered-413',
    'id-taken': 'answered-409',
    'not-reached': 'not-reached',
    'bad-address': 'bad-address',
    'no-agreement': 'no-agreement',
    refused: 'refused',
    'agreement-ended': 'agreement-ended',
    'agreement-not-signed': 'agreement-not-signed',
    'agreement-not-begun': 'agreement-not-begun',
    'agreement-over': 'agreement-over',
    'other-direction': 'other-direction',
    'field-outside': 'field-outside',
    'other-partner': 'other-partner',
    'no-key': 'no-key',
    recalled: 'recalled',
  }).flatMap(([key, codes]) => codes.split(' ').map((code) => [code, key])),
)

/** The end of the message that says why a message waits, stopped or was refused. */
export const mailReason = (code: string): string =>
  alike[code] ?? (code.startsWith('answered-') ? 'answered' : 'other')

/** Where something that waits is worked on. */
export function addressOfToDo({ kind, id }: Pick<ToDo, 'kind' | 'id'>): string {
  switch (kind) {
    case 'key to check':
      return `/cooperation/partners/${id}`
    case 'agreement to sign':
    case 'agreement ends':
      return `/cooperation/agreements/${id}`
    case 'request to answer':
    case 'request overdue':
      return `/cooperation/requests/${id}`
    case 'message stopped':
      return '/cooperation/mail?open=true'
    case 'commitment due':
      return `/cooperation/commitments/${id}`
    case 'run to approve':
      return `/cooperation/intersections/${id}`
    default:
      return `/cooperation/packages/${id}`
  }
}

/** Where a message of the mailbox leads: to what it is about. */
export function addressOfMail(kind: string, aboutId: string | null): string | null {
  if (aboutId === null) return null
  if (kind === 'request' || kind === 'entry') return `/cooperation/requests/${aboutId}`
  if (kind === 'intersection') return `/cooperation/intersections/${aboutId}`
  return kind === 'package' || kind === 'receipt' || kind === 'recall'
    ? `/cooperation/packages/${aboutId}`
    : null
}
