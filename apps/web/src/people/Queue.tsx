import { Text, UnstyledButton } from '@mantine/core'
import type { Match } from '@oralu/domain'
import { useEffect, useRef } from 'react'
import { useT } from '../i18n/index.tsx'
import classes from './matches.module.css'
import { textOfName } from './names.tsx'
import { Likelihood } from './Why.tsx'

export const nameOfSide = (record: Match['left']) => ({
  names: record.names.filter((name) => !name.ended && (name.part === 'full' || name.part === 'kunya')),
})

interface Props {
  open: readonly Match[]
  at: number
  free: (match: Match) => boolean
  onGo: (id: string) => void
}

/** The pairs that wait, those first whose decision teaches most; some before and after the one on show. */
export function Queue({ open, at, free, onGo }: Props) {
  const t = useT()
  const from = Math.max(0, at - 30)
  const current = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another pair is on show
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    <ul className={classes.queue} aria-label={t('people.matches.queue')}>
      {open.slice(from, at + 60).map((match, index) => (
        <li key={match.id}>
          <UnstyledButton
            ref={from + index === at ? current : null}
            className={classes.waiting}
            aria-current={from + index === at}
            onClick={() => onGo(match.id)}
          >
            <bdi>{textOfName(nameOfSide(match.left)) ?? t('components.no-name')}</bdi>
            <bdi>{textOfName(nameOfSide(match.right)) ?? t('components.no-name')}</bdi>
            <Text size="xs" c="dimmed">
              <Likelihood probability={match.probability} />
              {match.reopened && <> · {t('people.queue.reopened')}</>}
              {match.opinionAsked && <> · {t('people.queue.opinion')}</>}
              {match.claimedBy ? (
                <>
                  {' '}
                  · {t('people.queue.with')} <bdi>{match.claimedBy}</bdi>
                </>
              ) : (
                !free(match) && <> · {t('people.queue.with-colleague')}</>
              )}
            </Text>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  )
}
