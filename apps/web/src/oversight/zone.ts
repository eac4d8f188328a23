import { officeZone } from '@oralu/domain'

/** The time zone of the reader's own clock: night and days are counted in it. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || officeZone
