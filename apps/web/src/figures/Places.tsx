import { SubjectPlaces } from '../components/SubjectPlaces.tsx'

const places = [
  { to: '/figures', title: 'figures.place.counts' },
  { to: '/figures/flow', title: 'figures.flow.title' },
  { to: '/figures/claims', title: 'figures.place.claims' },
  { to: '/figures/consistency', title: 'figures.place.consistency' },
  { to: '/figures/findings', title: 'figures.place.findings' },
  { to: '/figures/estimate', title: 'figures.place.estimate' },
  { to: '/figures/communiques', title: 'figures.place.communiques' },
  { to: '/figures/meetings', title: 'meetings.lines.place' },
] as const

export const Places = () => <SubjectPlaces label="figures.places" places={places} />
