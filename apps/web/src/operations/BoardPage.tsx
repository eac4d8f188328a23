// Go or no-go across missions: for each that is still to leave what is missing, or only what one duty holds; and the stock
// of blank travel documents.
import { Select } from '@mantine/core'
import { type DepartureBoard, getDepartures, type Role } from '@oralu/domain'
import { IconCircleCheck, IconHandStop } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAnswer } from '../api/client.ts'
import { Empty } from '../components/Empty.tsx'
import { Loaded } from '../components/Loaded.tsx'
import { PageTitle } from '../components/PageTitle.tsx'
import { useT } from '../i18n/index.tsx'
import { BlockerList } from './Blockers.tsx'
import { useMissionName, Way } from './OperationPage.tsx'
import classes from './operations.module.css'
import { Section } from './parts.tsx'
import { Stock } from './Stock.tsx'

export function BoardPage() {
  const t = useT()
  const read = useAnswer(getDepartures)
  return (
    <div className={classes.page}>
      <PageTitle title={t('operations.board.all')} />
      <Loaded from={read}>{(board) => <Board board={board} />}</Loaded>
      <Stock />
    </div>
  )
}

function Board({ board: { departures } }: { board: DepartureBoard }) {
  const t = useT()
  const name = useMissionName()
  const [holder, setHolder] = useState<string | null>(null)
  const holders = [...new Set(departures.flatMap(({ blockers }) => blockers.map((each) => each.holder)))]
  if (departures.length === 0)
    return <Empty title={t('operations.board.none')} hint={t('operations.board.none-hint')} />
  return (
    <>
      <Select
        label={t('operations.board.holder')}
        placeholder={t('operations.board.anyone')}
        clearable
        maw="22rem"
        data={holders.map((value) => ({ value, label: t(`role.${value}`) }))}
        value={holder}
        onChange={(value) => setHolder(value as Role | null)}
      />
      {departures.map(({ mission, operationName, go, listed, blockers }) => {
        const shown = blockers.filter((each) => !holder || each.holder === holder)
        const Sign = go ? IconCircleCheck : IconHandStop
        return (
          <Section
            key={mission.id}
            title={`${operationName}, ${name(mission)}`}
            aside={
              <Link to={`/operations/missions/${mission.id}` as '/'}>{t('operations.mission.open')}</Link>
            }
          >
            <p className={classes.verdict}>
              <Sign size={22} aria-hidden />
              <span>
                {t(go ? 'operations.board.go' : 'operations.board.no-go')}{' '}
                <span className={classes.quiet}>
                  {t('operations.people', { count: listed })} ·{' '}
                  {t(`operations.mission-state.${mission.state}`)}
                </span>{' '}
                <Way mission={mission} />
              </span>
            </p>
            {shown.length === 0 && holder && (
              <p className={classes.quiet}>{t('operations.board.nothing-held')}</p>
            )}
            <BlockerList missionId={mission.id} blockers={shown} />
          </Section>
        )
      })}
    </>
  )
}
