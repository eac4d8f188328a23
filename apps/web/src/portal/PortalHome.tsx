// The first page of a partner's liaison: what waits for them, what they await, and what is done.
import { Text } from '@mantine/core'
import {
  type AnswerOf,
  getPortal,
  type PortalCommitment,
  type PortalPackage,
  type PortalRequest,
} from '@oralu/domain'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAnswer } from '../api/client.ts'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { DayText, InstantText } from '../components/text.tsx'
import classes from '../cooperation/cooperation.module.css'
import { Go, Mark } from '../cooperation/parts.tsx'
import { T, useT } from '../i18n/index.tsx'
import { word } from '../i18n/word.ts'
import { Box } from '../meetings/parts.tsx'

type Portal = AnswerOf<typeof getPortal>

export default function PortalHome() {
  const found = useAnswer(getPortal)
  return <Loaded from={found}>{(portal) => <Whole portal={portal} />}</Loaded>
}

const isOpen = ({ closedAt }: PortalRequest) => closedAt === null
/** A package that the partner still has something to do with. */
const asks = ({ state, waits, recalledAt, deletedAt }: PortalPackage) =>
  waits || state === 'released' || (recalledAt !== null && deletedAt === null)

function Whole({ portal }: { portal: Portal }) {
  const t = useT()
  const navigate = useNavigate()
  const { requests, packages, commitments } = portal
  const due = (side: 'ours' | 'theirs') =>
    commitments.filter((each) => each.side === side && each.state === 'open')
  const earlier =
    requests.some((each) => !isOpen(each)) ||
    packages.some((each) => !asks(each)) ||
    commitments.some(({ state }) => state !== 'open')
  return (
    <>
      <PageTitle
        title={portal.partner}
        action={{
          label: t('portal.ask'),
          onClick: () => void navigate({ to: '/portal/requests/new' as '/' }),
        }}
      >
        <Text c="dimmed">
          <T id="portal.with" values={{ agency: <bdi>{portal.agency}</bdi> }} />
        </Text>
      </PageTitle>
      <div className={classes.two}>
        <div>
          <Part
            title={t('portal.waits')}
            none={t('portal.waits-none')}
            requests={requests.filter((each) => each.direction === 'ours' && isOpen(each))}
            packages={packages.filter(asks)}
            commitments={due('theirs')}
          />
          {earlier && (
            <Part
              title={t('portal.earlier')}
              requests={requests.filter((each) => !isOpen(each))}
              packages={packages.filter((each) => !asks(each))}
              commitments={commitments.filter(({ state }) => state !== 'open')}
            />
          )}
        </div>
        <div>
          <Part
            title={t('portal.awaited')}
            none={<T id="portal.awaited-none" values={{ agency: <bdi>{portal.agency}</bdi> }} />}
            requests={requests.filter((each) => each.direction === 'theirs' && isOpen(each))}
            packages={[]}
            commitments={due('ours')}
          />
        </div>
      </div>
    </>
  )
}

interface PartProps extends Pick<Portal, 'requests' | 'packages' | 'commitments'> {
  title: string
  none?: ReactNode
}

function Part({ title, none, requests, packages, commitments }: PartProps) {
  const t = useT()
  return (
    <Box title={title}>
      {requests.length + packages.length + commitments.length === 0 && <Text c="dimmed">{none}</Text>}
      <ul className={classes.lines}>
        {requests.map((each) => (
          <li key={each.id}>
            <Go to={`/portal/requests/${each.id}`}>{each.subject}</Go>
            <div className={classes.quiet}>
              {t('portal.request')} · {t(`cooperation.request-kind.${word(each.kind)}`)} ·{' '}
              {t(`cooperation.request-state.${word(each.state)}`)}
              {each.dueOn && (
                <>
                  {' · '}
                  <T id="cooperation.day.by" values={{ day: <DayText value={each.dueOn} /> }} />
                </>
              )}{' '}
              {each.overdue && <Mark>{t('cooperation.overdue')}</Mark>}
            </div>
          </li>
        ))}
        {packages.map((each) => (
          <li key={each.id}>
            <Go to={`/portal/packages/${each.id}`}>{each.agreement.title}</Go>
            <div className={classes.quiet}>
              {t('portal.package')} · {t('cooperation.persons-count', { count: each.persons })} ·{' '}
              {t(`cooperation.package-state.${word(each.state)}`)} · <InstantText value={each.releasedAt} />
            </div>
          </li>
        ))}
        {commitments.map((each) => (
          <Commitment key={each.id} of={each} />
        ))}
      </ul>
    </Box>
  )
}

function Commitment({ of }: { of: PortalCommitment }) {
  const t = useT()
  const day = of.closedOn ?? of.dueOn
  return (
    <li>
      <bdi>{of.what}</bdi>
      <div className={classes.quiet}>
        {t('portal.commitment')} · <bdi>{of.office}</bdi>
        {of.state !== 'open' && <> · {t(`meetings.standing.${word(of.state)}`)}</>}
        {day && (
          <>
            {' · '}
            {of.closedOn ? (
              <DayText value={day} />
            ) : (
              <T id="cooperation.day.by" values={{ day: <DayText value={day} /> }} />
            )}
          </>
        )}{' '}
        {of.late && <Mark>{t('meetings.late')}</Mark>}
      </div>
    </li>
  )
}
