// What was undertaken in a meeting, ours and theirs.
import { Button, Text } from '@mantine/core'
import type { CommitmentLine, MeetingPage } from '@oralu/domain'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { DayText } from '../components/text.tsx'
import { useT } from '../i18n/index.tsx'
import { CommitmentForm } from './CommitmentForm.tsx'
import classes from './meetings.module.css'
import { Box, Standing } from './parts.tsx'

interface Props {
  of: readonly CommitmentLine[]
  meeting: MeetingPage
  mayAdd: boolean
}

export function Commitments({ of, meeting, mayAdd }: Props) {
  const t = useT()
  const [adding, setAdding] = useState(false)
  return (
    <Box
      title={t('meetings.commitments')}
      aside={
        mayAdd && (
          <Button size="xs" variant="default" onClick={() => setAdding(true)}>
            {t('meetings.commitment.add')}
          </Button>
        )
      }
    >
      {of.length === 0 && <Text c="dimmed">{t('meetings.commitments-none')}</Text>}
      <ul className={classes.lines}>
        {of.map((each) => (
          <li key={each.id}>
            <Link to={`/cooperation/commitments/${each.id}` as '/'}>
              <bdi>{each.what}</bdi>
            </Link>{' '}
            <Standing of={each} />
            <div className={classes.quiet}>
              {t(`meetings.side.${each.side}`)}: <bdi>{each.office}</bdi>
              {each.dueOn && (
                <>
                  {' · '}
                  {t('meetings.due')} <DayText value={each.dueOn} />
                </>
              )}
            </div>
          </li>
        ))}
      </ul>
      {adding && (
        <CommitmentForm
          partners={meeting.partners}
          meetingId={meeting.id}
          offices={meeting.participants}
          onClose={() => setAdding(false)}
        />
      )}
    </Box>
  )
}
