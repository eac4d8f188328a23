// On the data-protection officer's home page: disclosures that wait for them, and notices that are due.
import { listCrossingsOverseen } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useAnswer } from '../api/client.ts'
import { Section } from '../cases/Section.tsx'
import { useWaiting } from '../home/waiting.ts'
import { useT } from '../i18n/index.tsx'

export default function OverseenPart() {
  const t = useT()
  const items = useAnswer(listCrossingsOverseen).data?.items
  const waits = items?.filter(({ own, state }) => own && state === 'proposed').length
  const notices = items?.filter(({ noticeDue }) => noticeDue).length
  useWaiting(waits === undefined || notices === undefined ? undefined : waits + notices)
  if (!waits && !notices) return null
  return (
    <Section title={t('justice.crossings')}>
      <Link to={'/oversight/crossings' as '/'}>
        {t('justice.overseen-waits', { waits: waits ?? 0, notices: notices ?? 0 })}
      </Link>
    </Section>
  )
}
