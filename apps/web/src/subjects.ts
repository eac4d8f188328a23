// The subjects at the side, in their order. One is shown when its address exists in routes.tsx and the account holds
// any of the rights named.
import type { Right } from '@oralu/domain'
import {
  IconArrowsJoin,
  IconChartBar,
  IconClipboardHeart,
  IconEyeCheck,
  IconFileSpreadsheet,
  IconHeartHandshake,
  IconMailQuestion,
  IconPlaneInflight,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react'

export interface Subject {
  /** The message that names it. */
  title: string
  to: string
  icon: typeof IconUsers
  /** Any one of these lets it be shown. */
  rights: readonly Right[]
}

export const subjects: readonly Subject[] = [
  { title: 'shell.nav.people', to: '/people', icon: IconUsers, rights: ['identity.read'] },
  { title: 'shell.nav.lists', to: '/lists', icon: IconFileSpreadsheet, rights: ['identity.write'] },
  { title: 'shell.nav.matches', to: '/matches', icon: IconArrowsJoin, rights: ['identity.decide'] },
  { title: 'shell.nav.operations', to: '/operations', icon: IconPlaneInflight, rights: ['mission.read'] },
  {
    title: 'shell.nav.cases',
    to: '/cases',
    icon: IconClipboardHeart,
    rights: ['care.read', 'health.read', 'protection.read', 'legal.read'],
  },
  { title: 'shell.nav.enquiries', to: '/enquiries', icon: IconMailQuestion, rights: ['enquiry.read'] },
  {
    title: 'shell.nav.cooperation',
    to: '/cooperation',
    icon: IconHeartHandshake,
    rights: ['cooperation.read'],
  },
  { title: 'shell.nav.figures', to: '/figures', icon: IconChartBar, rights: ['press.read'] },
  {
    title: 'shell.nav.administration',
    to: '/administration',
    icon: IconSettings,
    rights: ['administration.read'],
  },
  { title: 'shell.nav.oversight', to: '/oversight', icon: IconEyeCheck, rights: ['oversight.read'] },
]
