// The data-protection officer's part of the home page: how many of each wait, each a link.
import { Title } from '@mantine/core'
import { getOversightMorning } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useAnswer } from '../api/client.ts'
import { InstantText } from '../components/text.tsx'
import { useWaiting } from '../home/waiting.ts'
import { useT } from '../i18n/index.tsx'
import classes from './oversight.module.css'
import { ownZone } from './zone.ts'

export default function HomePart() {
  const t = useT()
  const { data } = useAnswer(getOversightMorning, { query: { zone: ownZone() } })
  const lines = data && [
    { to: '/oversight/breaches', text: 'oversight.home.breaches', count: data.breaches.length },
    { to: '/oversight/requests', text: 'oversight.home.requests', count: data.requestsDue },
    { to: '/oversight/complaints', text: 'oversight.home.complaints', count: data.complaintsOpen },
    { to: '/oversight/research', text: 'oversight.home.research', count: data.researchProposed },
    { to: '/oversight', text: 'oversight.home.glass', count: data.breakGlass.length },
    { to: '/oversight', text: 'oversight.home.readings', count: data.readings.length },
    { to: '/oversight/accounts', text: 'oversight.home.accounts', count: data.accountsInvited.length },
    { to: '/oversight/grants', text: 'oversight.home.proposed', count: data.grantsProposed.length },
    { to: '/oversight/grants', text: 'oversight.home.ending', count: data.grantsEnding.length },
    { to: '/oversight/processing', text: 'oversight.home.assessments', count: data.assessments.length },
  ]
  useWaiting(lines?.reduce((sum, { count }) => sum + count, 0))
  if (!lines) return null
  return (
    <section>
      <Title order={2}>{t('oversight.title')}</Title>
      <ul className={classes.waiting}>
        {lines
          .filter(({ count }) => count > 0)
          .map(({ to, text, count }) => (
            <li key={text}>
              <Link to={to as '/'}>{t(text, { count })}</Link>
            </li>
          ))}
        {data.checkpoint && (
          <li>
            <Link to={'/oversight' as '/'}>{t('oversight.checkpoint.title')}</Link>:{' '}
            <InstantText value={data.checkpoint.at} />
          </li>
        )}
      </ul>
    </section>
  )
}
